"""What a time collides with: the team's other meetings, the same room, people who are away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from consult.accounts.queries import names_of
from consult.experts.queries import details_of
from consult.experts.rules import is_present
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.meetings.models import PLANNING_SEATS, Meeting, MeetingMode, MeetingStatus
from consult.meetings.rules import LONGEST_MEETING
from consult.teams.models import TeamKind, TeamSeat
from consult.teams.queries import people_in, teams_of


@dataclass(frozen=True, slots=True)
class Where:
    """Whose times are looked at, and in which room."""

    team_id: UUID
    mode: MeetingMode
    place: str
    but: frozenset[UUID] = frozenset()
    """Meetings that are about to be changed themselves."""


def clashes_with(
    actor: Actor, where: Where, times: Sequence[tuple[datetime, datetime]]
) -> list[list[Words]]:
    """Say of each time what it collides with: the team's other meetings, the room, who is away."""
    if not times:
        return []
    taken = [row for row in _taken(where, times) if row.id not in where.but]
    absent = _absent(actor, where.team_id)
    found: list[list[Words]] = []
    for begins, ends in times:
        beside = [row for row in taken if row.starts_at < ends and row.ends_at > begins]
        own = any(row.team_id == where.team_id for row in beside)
        room = any(row.team_id != where.team_id for row in beside)
        away = [name for name, days in absent if not is_present(set(), days, begins, ends)]
        found.append([TEAM_MEETS] * own + [ROOM_TAKEN] * room + _away(away))
    return found


def _taken(where: Where, times: Sequence[tuple[datetime, datetime]]) -> Sequence[Meeting]:
    same = Meeting.team_id == where.team_id
    if where.place and where.mode is not MeetingMode.REMOTE:
        room = func.lower(Meeting.place) == func.lower(where.place)
        same = or_(same, and_(room, Meeting.mode != MeetingMode.REMOTE))
    query = select(Meeting).where(
        same,
        Meeting.status == MeetingStatus.PLANNED,
        Meeting.starts_at > min(begins for begins, _ends in times) - LONGEST_MEETING,
        Meeting.starts_at < max(ends for _begins, ends in times),
    )
    return db.session.scalars(query).all()


def _absent(actor: Actor, team_id: UUID) -> list[tuple[str, Sequence[tuple[date, date]]]]:
    """Return who of those without whom the team does not meet is away some day, and when."""
    weekly = teams_of(actor, {team_id})[team_id].kind is TeamKind.WEEKLY
    seats = (*PLANNING_SEATS, TeamSeat.MEMBER) if weekly else PLANNING_SEATS
    details = details_of(actor, people_in(actor, team_id, *seats))
    away = {whose: one.away for whose, one in details.items() if one.away}
    names = names_of(actor, away)
    return sorted((names[whose].name, days) for whose, days in away.items())


def _away(names: Sequence[str]) -> list[Words]:
    said = ", ".join(names)
    return [Words(f"Poissa: {said}", f"Borta: {said}", f"Away: {said}")] if names else []


TEAM_MEETS = Words(
    "Tiimillä on silloin toinen kokous",
    "Teamet har ett annat möte då",
    "The team has another meeting then",
)
ROOM_TAKEN = Words(
    "Paikka on silloin varattu toiselle kokoukselle",
    "Platsen är då bokad för ett annat möte",
    "The place is taken by another meeting then",
)
