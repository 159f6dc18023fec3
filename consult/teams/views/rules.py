"""What a team says about its times."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.i18n import _
from consult.teams.forms import RulesForm
from consult.teams.models import TeamAsSeen, TeamSeat
from consult.teams.operations import set_rules
from consult.teams.queries import find_team_as_seen, rules_of
from consult.teams.rules import AskedBy
from consult.teams.views.blueprint import bp
from consult.web.guard import current_actor, requires

BEGIN_WITH = {"asked_by": AskedBy.EVERYBODY, "excepted_by": TeamSeat.LEAD}


@bp.route("/teams/<uuid:team_id>/rules", methods=["GET", "POST"])
@requires(Permission.TEAM_RULES, on=find_team_as_seen)
def rules(seen: TeamAsSeen) -> ResponseReturnValue:
    """Say until when, how many, by whom and with whom the team's times are booked."""
    found = rules_of(current_actor(), seen.team.id)
    form = RulesForm(obj=found) if found is not None else RulesForm(data=BEGIN_WITH)
    if not form.validate_on_submit():
        return render_template("teams/rules.html", form=form, team=seen.team), form.status
    set_rules(current_actor(), seen.team, form.bounds, form.chosen_seat)
    flash(_("The booking rules are saved."), "success")
    return redirect(url_for("teams.show", team_id=seen.team.id), 303)
