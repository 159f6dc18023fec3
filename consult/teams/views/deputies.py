"""The page of a team's named deputies: who they are, and what their key opens."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts.queries import names_of
from consult.i18n import _, _n
from consult.teams import operations
from consult.teams.models import DEPUTIES_WANTED, Team, TeamAsSeen, TeamMember, TeamSeat
from consult.teams.queries import find_team_as_seen, members_of
from consult.teams.views.blueprint import bp
from consult.teams.views.keys import waiting_for_keys
from consult.web.guard import current_actor, requires


@bp.get("/teams/<uuid:team_id>/deputies")
@requires(Permission.TEAM_READ, on=find_team_as_seen)
def deputies(seen: TeamAsSeen) -> ResponseReturnValue:
    """Show who acts when somebody of the team is away, and what waits for their press."""
    actor, team = current_actor(), seen.team
    members = members_of(actor, team.id, TeamSeat.DEPUTY)
    return render_template(
        "teams/deputies.html",
        seen=seen,
        team=team,
        members=members,
        people=names_of(actor, {member.account_id for member in members}),
        few=len(members) < DEPUTIES_WANTED,
        acts=TeamSeat.DEPUTY in seen.own_seats,
        **_keys(team, members),
    )


@bp.post("/teams/<uuid:team_id>/deputies/take-over")
@requires(Permission.TEAM_TAKE_OVER, on=find_team_as_seen)
def take_over(seen: TeamAsSeen) -> ResponseReturnValue:
    """Let the deputies of today open what an earlier key of theirs opened."""
    left = operations.take_over_wraps(current_actor(), seen.team)
    if left:
        flash(_n("One is left for another deputy.", "%(num)s are left for others.", left), "info")
    else:
        flash(_("The deputies of today can open everything."), "success")
    return redirect(url_for("teams.deputies", team_id=seen.team.id), 303)


def _keys(team: Team, members: Sequence[TeamMember]) -> dict[str, object]:
    duty = team.duty_space_id
    return {
        "waiting": waiting_for_keys(team, members),
        "behind": len(vault.left_behind(duty)) if duty is not None else 0,
    }
