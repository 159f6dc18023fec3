"""What a facilitator looks at before the meeting: what is still missing, and what is printed."""

from collections.abc import Mapping
from uuid import UUID

from consult.agencies.rules import sectors
from consult.formats import Role
from consult.foundation.actor import Actor
from consult.meetings.models import FAMILY_ROLES, SEATED, AttendanceState, ItemPhase
from consult.meetings.queries.room import Room
from consult.meetings.rules import PhaseWords
from consult.meetings.rules.card import PrintedPhase
from consult.meetings.rules.preparing import Lacks, missing, silent_phases

EXPECTED = SEATED | {AttendanceState.INVITED}
"""Who is not here yet and has not said no is expected."""
FOUND_ON_THE_DAY = frozenset({Role.EVERYBODY, Role.ACTION_OWNERS})


def lacks_of(actor: Actor, room: Room) -> Lacks:
    """Return which roles and sectors the item wants and nobody at its table has."""
    there = [one.attendance for one in room.table if one.attendance.state in EXPECTED]
    roles = {one.role for one in there}
    if roles & FAMILY_ROLES:
        roles |= {Role.FAMILY}
    # Where a coordinator puts a panel together, the sectors of the format are those to choose from.
    usual = room.shape.sectors if room.shape.self_booking and not room.shape.private else ()
    return Lacks(
        roles=missing(room.shape.required_roles, roles),
        sectors=[key for key in missing(usual, came_from(actor, room)) if key in sectors()],
        silent=silent_phases([phase.speaks for phase in room.phases], roles, FOUND_ON_THE_DAY),
    )


def came_from(actor: Actor, room: Room) -> set[str]:
    """Return the sectors of those who are expected at the table."""
    return {one.attendance.sector for one in room.table if one.attendance.state in EXPECTED}


def roles_to_give(actor: Actor, room: Room) -> list[Role]:
    """Return the roles of the format, of its phases and of the table, in the usual order."""
    known = set(room.shape.roles) | {one.attendance.role for one in room.table}
    for phase in room.phases:
        known |= {*phase.speaks, *phase.listens}
    return [role for role in Role.seats() if role in known]


def printed_phases(
    actor: Actor, room: Room, words: Mapping[UUID, PhaseWords], language: str
) -> list[PrintedPhase]:
    """Return the phases as they are printed, in a language."""
    return [_printed(phase, words[phase.id], language) for phase in room.phases]


def _printed(phase: ItemPhase, words: PhaseWords, language: str) -> PrintedPhase:
    return PrintedPhase(
        title=words.title,
        minutes=phase.minutes,
        speaks=[role.words.say(language) for role in phase.speaks],
        listens=[role.words.say(language) for role in phase.listens],
        prompt=words.prompt,
        is_recorded=phase.may_be_recorded,
    )
