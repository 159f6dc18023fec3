"""Who may be given a place at the table of an item, and who is expected there anyway."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import accounts_with, names_of
from consult.agencies.models import Agency
from consult.agencies.queries import open_agencies
from consult.formats import Role
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.meetings.queries.preparing import roles_to_give
from consult.meetings.queries.room import Room
from consult.teams.models import TeamSeat
from consult.teams.queries import members_of

USUAL_ROLES = {
    TeamSeat.LEAD: Role.CONSULTANT_WORKER,
    TeamSeat.MEMBER: Role.REFLECTING_TEAM,
    TeamSeat.FACILITATOR: Role.REFLECTING_TEAM,
    TeamSeat.COORDINATOR: Role.COORDINATOR,
}
"""As what a team's people take part. Who only supervises or stands in is not asked to the table."""

NEEDED = Words("Tässä tarvitaan", "Här behövs", "Needed here")
MAY_COME = Words("Voi olla mukana", "Kan vara med", "May take part")
OTHERS = Words("Muut roolit", "Andra roller", "Other roles")


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody of the team who has no place yet, and as what she usually takes part."""

    account: Account
    role: Role

    @property
    def name(self) -> str:
        """Return who it is."""
        return self.account.name


@dataclass(frozen=True, slots=True)
class Seating:
    """The people and agencies to choose from."""

    expected: Sequence[Expected]
    people: dict[UUID, Account]
    agencies: dict[UUID, Agency]
    roles: Sequence[tuple[Words, Sequence[Role]]]
    """All roles, those that the format needs first; the last are those that nothing here names."""

    @property
    def role_choices(self) -> list[tuple[Role, Role, str, Words]]:
        """Return the roles as options under their headings."""
        return [(role, role, "", heading) for heading, roles in self.roles for role in roles]

    @property
    def people_choices(self) -> list[tuple[UUID, str]]:
        """Return the people as options, each with her profession."""
        return [(one.id, f"{one.name} – {one.profession}") for one in self.people.values()]

    @property
    def agency_choices(self) -> list[tuple[UUID, str]]:
        """Return the agencies as options."""
        return [(one.id, one.name) for one in self.agencies.values()]


def seating_of(actor: Actor, room: Room) -> Seating:
    """Gather the team's people without a place, experts, and every agency to be chosen."""
    seated = {one.attendance.account_id for one in room.table}
    team = _team(actor, room)
    known = names_of(actor, team) | {one.id: one for one in accounts_with(actor, Duty.EXPERT)}
    free = [one for one in known.values() if one.is_active and one.id not in seated]
    people = {one.id: one for one in sorted(free, key=lambda one: one.name)}
    expected = [Expected(one, team[one.id]) for one in people.values() if one.id in team]
    agencies = {one.id: one for one in open_agencies(actor)}
    agencies |= {one.agency.id: one.agency for one in room.table if one.agency is not None}
    expected = expected if room.shape.self_booking else []
    return Seating(expected, people, agencies, _roles(actor, room))


def _roles(actor: Actor, room: Room) -> list[tuple[Words, Sequence[Role]]]:
    needed = room.shape.required_roles
    known = [role for role in roles_to_give(actor, room) if role not in needed]
    others = [role for role in Role.seats() if role not in {*needed, *known}]
    return [(NEEDED, needed), (MAY_COME, known), (OTHERS, others)]


def _team(actor: Actor, room: Room) -> dict[UUID, Role]:
    """Return the team's people with the roles they usually take. A private talk has no more."""
    if room.shape.private:
        return {}
    members = members_of(actor, room.meeting.team_id, *USUAL_ROLES)
    usual = {member.account_id: USUAL_ROLES[member.seat] for member in members}
    roles = room.shape.roles
    return {who: role if role in roles else Role.OBSERVER for who, role in usual.items()}
