"""To whom a team's times are open, and what should come first."""

from datetime import timedelta
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.i18n import _
from consult.teams import operations
from consult.teams.forms import FirstForm, OpeningForm
from consult.teams.models import OpeningAsSeen, Team, TeamAsSeen
from consult.teams.queries import find_team_as_seen
from consult.teams.queries.openings import find_opening, teams_to_open_to
from consult.teams.views.blueprint import bp
from consult.web.guard import current_actor, requires


@bp.route("/teams/<uuid:team_id>/first", methods=["GET", "POST"])
@requires(Permission.TEAM_TIMES, on=find_team_as_seen)
def say_first(seen: TeamAsSeen) -> ResponseReturnValue:
    """Say what should come before others book the team's times."""
    form = FirstForm(obj=seen.team)
    if not form.validate_on_submit():
        return render_template("teams/first.html", team=seen.team, form=form), form.status
    operations.say_first(current_actor(), seen.team, form.comes_first.reviewed)
    flash(_("The change is saved."), "success")
    return _back_to(seen.team)


@bp.route("/teams/<uuid:team_id>/openings/new", methods=["GET", "POST"])
@requires(Permission.TEAM_TIMES, on=find_team_as_seen)
def open_times(seen: TeamAsSeen) -> ResponseReturnValue:
    """Open the team's times to another team."""
    actor, form = current_actor(), OpeningForm()
    form.offer(teams_to_open_to(actor, seen.team))
    if not form.validate_on_submit():
        return render_template("teams/open_times.html", team=seen.team, form=form), form.status
    last = form.last_day.data
    until = last + timedelta(days=1) if last else None
    operations.open_times(actor, seen.team, UUID(str(form.guest.data)), until)
    flash(_("The people of that team can book your times now."), "success")
    return _back_to(seen.team)


@bp.post("/teams/<uuid:team_id>/openings/<uuid:opening_id>/close")
@requires(Permission.TEAM_TIMES, on=find_opening)
def close_times(seen: OpeningAsSeen) -> ResponseReturnValue:
    """Close the team's times to another team."""
    operations.close_times(current_actor(), seen)
    flash(_("That team books no more. What is booked stays."), "success")
    return _back_to(seen.team)


def _back_to(team: Team) -> ResponseReturnValue:
    return redirect(url_for("teams.show", team_id=team.id, _anchor="times"), 303)
