"""Exceptions to a team's booking rules: made by whom the team has named, with one press."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.i18n import _
from consult.meetings.forms import ExceptionForm
from consult.meetings.models import TeamRules
from consult.meetings.operations import make_exception
from consult.meetings.queries.exceptions import find_team_rules, hindrances, wishes_for
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires


@bp.route("/meetings/rules/<uuid:team_id>", methods=["GET", "POST"])
@requires(Permission.EXCEPTION_MAKE, on=find_team_rules)
def exceptions(of: TeamRules) -> ResponseReturnValue:
    """Show where the rules hinder and who has asked; make an exception."""
    actor, form = current_actor(), ExceptionForm()
    hindering, wished = hindrances(actor, of), wishes_for(actor, of)
    form.offer(hindering, wished)
    if not form.validate_on_submit():
        lists = {"hindering": hindering, "wished": wished}
        return render_template("meetings/exceptions.html", of=of, form=form, **lists), form.status
    make_exception(actor, of, *form.chosen)
    flash(_("The exception is made. Whoever asked for it is told."), "success")
    return redirect(url_for("meetings.exceptions", team_id=of.team.id), 303)
