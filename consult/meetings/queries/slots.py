"""Free slots ahead, and which of them a team's own rules keep closed just now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, and_, func, select

from consult.formats import Format, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import TO_MEET, BookingException, Item, Meeting, MeetingStatus
from consult.teams.models import BookingRules, Team
from consult.teams.rules import BookingRule, Bounds, hindering

FAR = 60
"""So many meetings ahead are looked at: more than a year of a weekly team."""


@dataclass(frozen=True, slots=True)
class SlotAhead:
    """A meeting ahead with an empty slot, and the rule that keeps it closed, if one does."""

    meeting: Meeting
    free: int
    """How many may be given; none where a rule hinders."""
    hindered: BookingRule | None
    team: Team
    rules: BookingRules | None


def free_slots(actor: Actor, team_id: UUID, limit: int = 8, *, like: str = "") -> Sequence[Meeting]:
    """Return the team's next meetings with a slot that may be given, soonest first.

    With `like`, those alone into which an item of that format fits unasked.
    """
    ahead = slots_ahead(actor, team_id)
    if like:
        ahead = fitting(actor, ahead, like)
    return [one.meeting for one in ahead if one.hindered is None][:limit]


def slots_ahead(actor: Actor, team_id: UUID) -> list[SlotAhead]:
    """Return the team's next meetings with an empty slot, soonest first, closed ones too."""
    found: dict[UUID, tuple[Meeting, int, Team, BookingRules | None]] = {}
    excepted: dict[UUID, set[BookingRule]] = {}
    for meeting, taken, team, rules, rule in db.session.execute(_with_room(team_id)):
        found[meeting.id] = (meeting, taken, team, rules)
        excepted.setdefault(meeting.id, set()).add(rule)
    return [_ahead(*row, excepted[meeting_id]) for meeting_id, row in found.items()]


def fitting(actor: Actor, ahead: Iterable[SlotAhead], format_key: str) -> list[SlotAhead]:
    """Return the slots into which an item of a format fits unasked."""
    shape = catalogue().format(format_key)
    return [one for one in ahead if _shape_of(one.meeting).takes_items_of(shape)]


def exceptions_for(actor: Actor, meetings: Iterable[UUID]) -> dict[UUID, frozenset[BookingRule]]:
    """Return which rules do not hinder at these meetings."""
    query = select(BookingException.meeting_id, BookingException.rule).where(
        BookingException.meeting_id.in_(set(meetings)), BookingException.made_at.is_not(None)
    )
    found: dict[UUID, frozenset[BookingRule]] = {}
    for meeting_id, rule in db.session.execute(query):
        if meeting_id is not None:
            found[meeting_id] = found.get(meeting_id, frozenset()) | {rule}
    return found


def _shape_of(meeting: Meeting) -> Format:
    return catalogue().format(meeting.format_key, meeting.format_version)


def _ahead(
    meeting: Meeting,
    taken: int,
    team: Team,
    rules: BookingRules | None,
    excepted: set[BookingRule],
) -> SlotAhead:
    bounds = rules.bounds if rules is not None else Bounds()
    begins, now = meeting.starts_at, clock.now()
    rule = hindering(bounds, starts_at=begins, now=now, taken=taken, excepted=excepted)
    room = bounds.room(meeting.slots, excepted=BookingRule.CAPACITY in excepted)
    return SlotAhead(meeting, room - taken if rule is None else 0, rule, team, rules)


def _with_room(team_id: UUID) -> Select[Meeting, int, Team, BookingRules, BookingRule]:
    """Say it in one statement: most pages that show free times are full of other questions."""
    taken = (
        select(func.count())
        .where(Item.meeting_id == Meeting.id, Item.position.is_not(None))
        .correlate(Meeting)
        .scalar_subquery()
    )
    made = and_(BookingException.meeting_id == Meeting.id, BookingException.made_at.is_not(None))
    return (
        select(Meeting, taken, Team, BookingRules, BookingException.rule)
        .join(Team, Team.id == Meeting.team_id)
        .outerjoin(BookingRules, BookingRules.team_id == Meeting.team_id)
        .outerjoin(BookingException, made)
        .where(
            Meeting.team_id == team_id,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at > clock.now(),
            Meeting.mode.in_(TO_MEET),
            taken < Meeting.slots,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(FAR)
    )
