"""By which decision somebody is a member of a group."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from flask import flash, render_template
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.i18n import _
from consult.teams import operations
from consult.teams.forms import AppointForm
from consult.teams.models import Appointment, SeatAsSeen, TeamMember
from consult.teams.queries import appointments_in, find_seat_as_seen, members_of
from consult.teams.views.blueprint import bp
from consult.teams.views.seats import back_to
from consult.web.guard import current_actor, requires


@bp.route("/teams/<uuid:team_id>/seats/<uuid:member_id>/decision", methods=["GET", "POST"])
@requires(Permission.TEAM_LEAD, on=find_seat_as_seen)
def appoint(seen: SeatAsSeen) -> ResponseReturnValue:
    """Write down the decision that made somebody a member."""
    form, name = _form(seen)
    if not form.validate_on_submit():
        page = render_template("teams/appoint.html", seen=seen, form=form, name=name)
        return page, form.status
    operations.appoint(current_actor(), seen.team, seen.member, form.facts_of_decision)
    flash(_("The decision is written down."), "success")
    return back_to(seen.team)


def deputies_by_name(
    rows: Mapping[UUID, Appointment], members: Iterable[TeamMember], people: Mapping[UUID, Account]
) -> dict[UUID, str]:
    """Return by seat whose deputy somebody is."""
    named = {member.id: people[member.account_id].name for member in members}
    return {
        seat: named.get(row.stands_in_for, "")
        for seat, row in rows.items()
        if row.stands_in_for is not None
    }


def _form(seen: SeatAsSeen) -> tuple[AppointForm, str]:
    actor, member = current_actor(), seen.member
    members = members_of(actor, seen.team.id)
    people = names_of(actor, {row.account_id for row in (*members, member)})
    form = AppointForm(obj=appointments_in(actor, seen.team.id).get(member.id))
    form.stands_in_for.choices = [
        (row.id, people[row.account_id].name) for row in members if row.id != member.id
    ]
    return form, people[member.account_id].name
