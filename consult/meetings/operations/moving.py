"""An item goes to another slot, or changes places with another item."""

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemStatus, Meeting
from consult.meetings.operations.following import follows_items
from consult.meetings.operations.slots import give_up_slot, leave_trace, take_slot
from consult.meetings.queries import hold_item, hold_meetings


def move_item(actor: Actor, item: Item, meeting: Meeting | None) -> bool:
    """Move an item to a free slot of another meeting; without one it waits for a new time.

    Whoever follows items is told. Returns whether it has a slot.

    Raises:
        Conflict: the last slot has just been given away, or the item has this slot.
        NotSaved: the item is not one to come, or the meeting is not, or a rule of the team hinders.

    """
    shift_item(actor, item, meeting)
    follows_items.tell(actor, item)
    return meeting is not None


def shift_item(actor: Actor, item: Item, meeting: Meeting | None) -> None:
    """Move an item and tell nobody yet: one press may move several, and people are told once."""
    if meeting is not None:
        hold_meetings(actor, {item.meeting_id, meeting.id})
    hold_item(actor, item)
    if item.status not in (ItemStatus.WAITING, ItemStatus.MOVED):
        raise NotSaved(_HAS_BEGUN)
    whence = item.meeting_id
    if meeting is None:
        give_up_slot(actor, item)
    else:
        take_slot(actor, item, meeting)
    audit.record(
        actor,
        Deed.ITEM_MOVED,
        on=item,
        purpose=Purpose.COORDINATION,
        from_meeting=whence,
        to_meeting=meeting.id if meeting else None,
    )


def swap_items(actor: Actor, item: Item, other: Item) -> None:
    """Let two items of two meetings change places; who has a place at either is told.

    Raises:
        Conflict: one of them has been moved, or has begun, or a meeting is not one to come.

    """
    hold_meetings(actor, {item.meeting_id, other.meeting_id})
    for one in sorted((item, other), key=lambda each: each.id):
        hold_item(actor, one)
    _expect_swappable(item, other)
    hers, theirs = (item.meeting_id, item.position), (other.meeting_id, other.position)
    for one, (meeting_id, _position) in ((item, theirs), (other, hers)):
        leave_trace(actor, one, meeting_id)
        one.position, one.status = None, ItemStatus.MOVED  # no two hold one slot, not for a moment
    db.session.flush()
    for one, place in ((item, theirs), (other, hers)):
        one.meeting_id, one.position = place
        one.status = ItemStatus.WAITING
    db.session.flush()
    audit.record(
        actor,
        Deed.ITEMS_SWAPPED,
        on=item,
        purpose=Purpose.COORDINATION,
        other=other.id,
        from_meeting=hers[0],
        to_meeting=theirs[0],
    )
    follows_items.tell(actor, item, other)


def _expect_swappable(item: Item, other: Item) -> None:
    meetings = [db.session.get_one(Meeting, one.meeting_id) for one in (item, other)]
    ahead = all(
        one.is_planned and not one.in_writing and one.starts_at > clock.now() for one in meetings
    )
    wait = all(one.status is ItemStatus.WAITING for one in (item, other))
    apart = item.meeting_id != other.meeting_id
    if not (ahead and wait and apart and meetings[0].team_id == meetings[1].team_id):
        raise Conflict(_MOVED_MEANWHILE)


_HAS_BEGUN = Words(
    "Asian käsittely on jo alkanut, joten sen aikaa ei voi enää muuttaa.",
    "Behandlingen har redan börjat, så tiden kan inte längre ändras.",
    "The item has begun, so its time can no longer be changed.",
)
_MOVED_MEANWHILE = Words(
    "Jompikumpi on jo siirretty tai alkanut. Katso ajat uudelleen.",
    "Den ena har redan flyttats eller börjat. Se tiderna på nytt.",
    "One of them has been moved already, or has begun. Look at the times again.",
)
