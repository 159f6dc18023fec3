"""Somebody's key may have been seen: one page that explains, and a press that may be repeated."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.cases.forms import EndSeatForm
from consult.cases.models import Case
from consult.cases.operations import Anew, seal_case_anew, turn_case_keys
from consult.cases.queries import behind_in, find_case
from consult.cases.views.blueprint import bp
from consult.i18n import _, _n
from consult.web.guard import current_actor, requires


@bp.route("/cases/<uuid:case_id>/circle/reseal", methods=["GET", "POST"])
@requires(Permission.CIRCLE_REKEY, on=find_case)
@fresh
def reseal(case: Case) -> ResponseReturnValue:
    """Turn the keys of the file, and begin to seal it anew."""
    form, actor = EndSeatForm(), current_actor()
    if not form.validate_on_submit():
        behind = behind_in(actor, case)
        return render_template(
            "cases/reseal.html", form=form, case=case, behind=behind
        ), form.status
    turn_case_keys(actor, case)
    return _done(case, seal_case_anew(actor, case))


@bp.post("/cases/<uuid:case_id>/circle/reseal/on")
@requires(Permission.CIRCLE_REKEY, on=find_case)
@fresh
def reseal_on(case: Case) -> ResponseReturnValue:
    """Go on with what still lies under earlier keys."""
    return _done(case, seal_case_anew(current_actor(), case))


def _done(case: Case, anew: Anew) -> ResponseReturnValue:
    say_how_far(anew)
    if anew.left:
        return redirect(url_for("cases.reseal", case_id=case.id))
    flash(_("The whole file is under new keys."), "success")
    return redirect(url_for("cases.circle", case_id=case.id))


def say_how_far(anew: Anew) -> None:
    """Say what could not be sealed anew, and whether anything is left to do."""
    if anew.stuck:
        flash(
            _n(
                "%(num)d text could not be opened and stays as it was. Tell the supervisor.",
                "%(num)d texts could not be opened and stay as they were. Tell the supervisor.",
                anew.stuck,
            ),
            "warning",
        )
    if anew.left:
        flash(_("Not all of it is done yet. Go on below."), "warning")
