"""Pages of the teams themselves."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.queries import names_of
from consult.agencies.queries import agencies_of, open_agencies, the_directory
from consult.formats import catalogue
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.teams import operations
from consult.teams.forms import NewTeamForm, TeamForm
from consult.teams.models import DEPUTIES_WANTED, Team, TeamAsSeen, TeamKind, TeamSeat
from consult.teams.policy import seats_to_give
from consult.teams.queries import (
    all_teams,
    appointments_in,
    earlier_members_of,
    find_team,
    find_team_as_seen,
    members_of,
    promises_of,
)
from consult.teams.queries.formats import formats_of, formats_to_choose_from
from consult.teams.queries.openings import openings_of
from consult.teams.rules import before_the_meeting, order_of_seats
from consult.teams.views.appointments import deputies_by_name
from consult.teams.views.blueprint import bp
from consult.teams.views.keys import waiting_for_keys
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/teams")
@requires(Permission.TEAM_READ, on=the_directory)
def index(reader: Actor) -> ResponseReturnValue:
    """List the teams."""
    page = page_of(all_teams(reader))
    agencies = agencies_of(reader, {team.agency_id for team in page})
    return render_template("teams/index.html", page=page, agencies=agencies)


@bp.get("/teams/<uuid:team_id>")
@requires(Permission.TEAM_READ, on=find_team_as_seen)
def show(seen: TeamAsSeen) -> ResponseReturnValue:
    """Show a team: who sits in it, and what is waiting for a press."""
    return render_template("teams/show.html", seen=seen, team=seen.team, **_facts(seen))


@bp.route("/teams/new", methods=["GET", "POST"])
@requires(Permission.TEAM_EDIT, on=the_directory)
def new(reader: Actor) -> ResponseReturnValue:
    """Add a team."""
    form = offered(NewTeamForm(), reader)
    if not form.validate_on_submit():
        return render_template("teams/new.html", form=form), form.status
    team = operations.add_team(reader, kind=form["kind"].data, **form.facts)
    flash(_("The team is in the list. Now say who sits in it."), "success")
    return redirect(url_for("teams.show", team_id=team.id), 303)


@bp.route("/teams/<uuid:team_id>/edit", methods=["GET", "POST"])
@requires(Permission.TEAM_EDIT, on=find_team)
def edit(team: Team) -> ResponseReturnValue:
    """Change a team."""
    form = offered(TeamForm(obj=team), current_actor(), team)
    if not form.validate_on_submit():
        return render_template("teams/edit.html", team=team, form=form), form.status
    operations.change_team(current_actor(), team, **form.facts)
    flash(_("The change is saved."), "success")
    return redirect(url_for("teams.show", team_id=team.id), 303)


@bp.post("/teams/<uuid:team_id>/close")
@requires(Permission.TEAM_EDIT, on=find_team)
def close(team: Team) -> ResponseReturnValue:
    """Close a team."""
    operations.close_team(current_actor(), team)
    flash(_("The team is closed. What was recorded stays."), "success")
    return redirect(url_for("teams.show", team_id=team.id), 303)


def offered(form: TeamForm, actor: Actor, team: Team | None = None) -> TeamForm:
    """Offer the agencies and formats there are."""
    form.agency_id.choices = [(agency.id, agency.name) for agency in open_agencies(actor)]
    formats = formats_to_choose_from(actor, team)
    form.format_key.choices = [(one.key, one.title) for one in formats]
    return form


def _facts(seen: TeamAsSeen) -> dict[str, object]:
    actor, team, rules = current_actor(), seen.team, seen.rules
    members = sorted(members_of(actor, team.id), key=order_of_seats)
    earlier = earlier_members_of(actor, team.id)
    deputies = [member for member in members if member.seat is TeamSeat.DEPUTY]
    people = names_of(actor, {member.account_id for member in (*members, *earlier)})
    agencies = agencies_of(actor, {team.agency_id, *(one.agency_id for one in people.values())})
    appointed = appointments_in(actor, team.id)
    return {
        "agency": agencies[team.agency_id],
        "agencies": agencies,
        "appointed": appointed,
        "deputy_of": deputies_by_name(appointed, members, people),
        "format": catalogue().format(team.format_key),
        "others": formats_of(actor, [team])[team.id][1:],
        "members": members,
        "earlier": earlier,
        "promises": promises_of(actor, team.id),
        "openings": openings_of(actor, team) if team.kind is TeamKind.TWO_WAY else (),
        "people": people,
        "waiting": waiting_for_keys(team, members),
        "few_deputies": len(deputies) < DEPUTIES_WANTED,
        "seats_to_end": seats_to_give(actor),
        "rules": rules,
        "notice": before_the_meeting(rules.latest_hours if rules else 0),
    }
