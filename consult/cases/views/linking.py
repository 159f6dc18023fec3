"""The same child has two cases: one of them goes on in the other."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.forms import LinkForm
from consult.cases.models import Case
from consult.cases.operations import link_cases, unlink_cases
from consult.cases.queries import cases_to_go_on_in, find_case, links_shown
from consult.cases.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@bp.route("/cases/<uuid:case_id>/link", methods=["GET", "POST"])
@requires(Permission.CASE_LINK, on=find_case)
def link(case: Case) -> ResponseReturnValue:
    """Say that a case goes on in another one."""
    actor = current_actor()
    form = LinkForm.among(cases_to_go_on_in(actor, case))
    if not form.validate_on_submit():
        return render_template("cases/link.html", form=form, case=case), form.status
    link_cases(actor, case, form.into)
    flash(_("The case is closed, and its page leads to the other one."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.post("/cases/<uuid:case_id>/unlink")
@requires(Permission.CASE_LINK, on=find_case)
def unlink(case: Case) -> ResponseReturnValue:
    """Take it back."""
    unlink_cases(current_actor(), case)
    flash(_("The two cases are apart again. Open the case again to go on with it."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@panel("case-top", order=10)
def links_panel(case: Case) -> str | None:
    """Say on both pages that the two belong together."""
    actor = current_actor()
    found = links_shown(actor, case)
    if not found:
        return None
    may_undo = case.is_written_by(actor) or case.can_be_reopened_by(actor)
    return render_template("cases/_links.html", links=found, case=case, may_undo=may_undo)
