"""What somebody of a family permits or forbids; what has been shown already."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, provisions
from consult.drafts.views import draft_kind
from consult.families.forms import PermissionForm
from consult.families.models import Around
from consult.families.operations import write_answer_down
from consult.families.queries import answers_about, disclosed, find_around
from consult.families.views.blueprint import bp
from consult.families.views.sheets import of_around
from consult.i18n import _, _l
from consult.web.guard import current_actor, requires

ANSWER = draft_kind(
    "family.permission", _l("What somebody permits"), "families.permits", finds=of_around
)


@bp.route(
    "/consultations/<uuid:consultation_id>/clients/<uuid:client_id>/permits",
    methods=["GET", "POST"],
)
@requires(Permission.FAMILY_WRITE, on=find_around)
def permits(around: Around) -> ResponseReturnValue:
    """Write down what somebody of the family permits or forbids."""
    form = ANSWER.on(PermissionForm(), around)
    if not form.validate_on_submit():
        return _page(around, form), form.status
    write_answer_down(current_actor(), around, form.said)
    flash(_("Written down as it was said."), "success")
    return redirect(_here(around))


def _here(around: Around) -> str:
    ids = around.consultation.id, around.client.id
    return url_for("families.permits", consultation_id=ids[0], client_id=ids[1])


def _page(around: Around, form: PermissionForm) -> str:
    actor = current_actor()
    return render_template(
        "families/permits.html",
        form=form,
        around=around,
        answers=answers_about(actor, around),
        shown=disclosed(actor, around),
        grounds={one.key: one.name for one in provisions()},
    )
