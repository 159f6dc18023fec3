"""Where items go when their meeting is called off, before anything is pressed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import TO_MEET, Item, ItemStatus, Meeting, MeetingStatus
from consult.meetings.queries.carrying import carries_items
from consult.meetings.queries.meetings import items_on
from consult.meetings.queries.slots import fitting, slots_ahead
from consult.meetings.rules import Carried, hand_out, in_turn, mark_of

SWAPS = 24
"""With so many items of other meetings one may be swapped."""


@dataclass(frozen=True, slots=True)
class Departure:
    """An item that loses its slot, what is known of it, and the meeting it goes to."""

    item: Item
    carried: Carried | None
    whither: Meeting | None
    """None: there is no free slot, and it waits."""


def departures(actor: Actor, meeting: Meeting) -> list[Departure]:
    """Say where the items of a meeting would go: the urgent first, then who has waited longest."""
    items = items_on(actor, [meeting])[meeting.id]
    known = carries_items.of(actor, items)
    turn = in_turn(items, lambda item: known.get(item.id))
    ahead = slots_ahead(actor, meeting.team_id) if items else ()
    ahead = fitting(actor, ahead, meeting.format_key)
    free = [(one.meeting, one.free) for one in ahead if one.meeting.id != meeting.id]
    return [Departure(item, known.get(item.id), to) for item, to in hand_out(turn, free)]


def mark_of_departures(plan: Sequence[Departure]) -> str:
    """Return a mark that is another one as soon as an item would go elsewhere."""
    return mark_of(part for one in plan for part in (one.item.id, one.whither and one.whither.id))


def neighbours(actor: Actor, item: Item, team_id: UUID) -> list[tuple[Item, Meeting]]:
    """Return the items that wait on the team's other meetings ahead, soonest first."""
    query = (
        select(Item, Meeting)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Meeting.team_id == team_id,
            Meeting.id != item.meeting_id,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at > clock.now(),
            Meeting.mode.in_(TO_MEET),
            Item.status == ItemStatus.WAITING,
        )
        .order_by(Meeting.starts_at, Item.position)
        .limit(SWAPS)
    )
    return [(other, meeting) for other, meeting in db.session.execute(query)]
