"""An item on the agenda: it gets a slot, may lose it, is opened and closed."""

from collections.abc import Iterable
from uuid import UUID

from consult import audit
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.audit import Deed
from consult.formats import Role, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    Item,
    ItemClient,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Standing,
)
from consult.meetings.operations.phases import end_running, lay_phases
from consult.meetings.operations.roster import Place, seat
from consult.meetings.queries import hold_meeting, phases_of, taken_slots
from consult.meetings.rules import first_free


def place_item(
    actor: Actor,
    meeting: Meeting,
    space_id: UUID,
    facilitator_id: UUID,
    client_ids: Iterable[UUID] = (),
) -> Item:
    """Give a free slot of a meeting to the consultation that owns the space.

    The item gets the format's phases as its own copy and its facilitator a place at the table.
    The actor must hold the space's key.

    Raises:
        Conflict: the last slot has just been given away.
        NotSaved: the meeting is not one to come, or there is no such facilitator.

    """
    facilitator = names_of(actor, {facilitator_id}).get(facilitator_id)
    if facilitator is None:
        raise NotSaved(_NO_FACILITATOR)
    item = Item(
        id=new_id(),
        meeting_id=meeting.id,
        position=_free_slot(actor, meeting),
        status=ItemStatus.WAITING,
        space_id=space_id,
        format_key=meeting.format_key,
        format_version=meeting.format_version,
        facilitator_id=facilitator_id,
        recorded_afterwards=False,
    )
    db.session.add(item)
    db.session.flush()
    db.session.add_all(ItemClient(item_id=item.id, client_id=one) for one in client_ids)
    lay_phases(item)
    audit.record(actor, Deed.ITEM_PLACED, on=item, space=space_id, meeting=meeting.id)
    seat(actor, item, _as_facilitator(item, facilitator))
    return item


def move_item(actor: Actor, item: Item, meeting: Meeting | None) -> bool:
    """Move an item to a free slot of another meeting; without one it waits for a new time.

    Returns whether it has a slot.

    Raises:
        Conflict: the last slot has just been given away.
        NotSaved: the item is not one to come, or the meeting is not.

    """
    if item.status not in (ItemStatus.WAITING, ItemStatus.MOVED):
        raise NotSaved(_NOT_WAITING)
    move = ItemMove(
        id=new_id(),
        item_id=item.id,
        from_meeting_id=item.meeting_id,
        to_meeting_id=meeting.id if meeting else None,
        moved_by=actor.id,
        moved_at=clock.now(),
    )
    item.position = _free_slot(actor, meeting) if meeting else None
    item.status = ItemStatus.WAITING if meeting else ItemStatus.MOVED
    if meeting is not None:
        item.meeting_id = meeting.id
    db.session.add(move)
    db.session.flush()
    audit.record(
        actor,
        Deed.ITEM_MOVED,
        on=item,
        from_meeting=move.from_meeting_id,
        to_meeting=move.to_meeting_id,
    )
    return meeting is not None


def open_item(actor: Actor, item: Item) -> None:
    """Open an item: from now on it is discussed and written down.

    Raises:
        NotSaved: somebody has opened it already, or it is over, or has no time.

    """
    if item.status is not ItemStatus.WAITING:
        raise NotSaved(_ALREADY_OPEN if item.is_open else _NOT_WAITING)
    item.status = ItemStatus.OPEN
    item.opened_at = clock.now()
    audit.record(actor, Deed.ITEM_OPENED, on=item)


def close_item(actor: Actor, item: Item) -> None:
    """Close an item. Its meeting was held.

    Raises:
        NotSaved: it is not open.

    """
    if not item.is_open:
        raise NotSaved(_NOT_OPEN)
    for phase in phases_of(actor, item):
        end_running(phase)
    item.status = ItemStatus.CLOSED
    item.closed_at = clock.now()
    audit.record(actor, Deed.ITEM_CLOSED, on=item)
    meeting = db.session.get_one(Meeting, item.meeting_id)
    if meeting.is_planned:
        meeting.status = MeetingStatus.HELD
        audit.record(actor, Deed.MEETING_HELD, on=meeting)


def record_item_afterwards(actor: Actor, item: Item) -> None:
    """Mark an open item as one that is written down after it was discussed."""
    item.recorded_afterwards = True
    audit.record(actor, Deed.ITEM_RECORDED_AFTERWARDS, on=item)


def _free_slot(actor: Actor, meeting: Meeting) -> int:
    hold_meeting(actor, meeting)
    if not meeting.is_planned or meeting.ends_at <= clock.now():
        raise NotSaved(_NOT_TO_COME)
    slot = first_free(taken_slots(actor, meeting), meeting.slots)
    if slot is None:
        raise Conflict(_NO_SLOT)
    return slot


def _as_facilitator(item: Item, account: Account) -> Place:
    shape = catalogue().format(item.format_key, item.format_version)
    roles = (*shape.required_roles, *shape.optional_roles)
    role = Role.MENTOR if Role.MENTOR in roles else Role.FACILITATOR
    return Place(Standing.FACILITATOR, role, account)


_NO_FACILITATOR = Words(
    "Valitse, kuka ohjaa asian käsittelyn.",
    "Välj vem som leder behandlingen.",
    "Choose who leads the item.",
)
_NO_SLOT = Words(
    "Joku muu ehti varata viimeisen paikan. Valitse toinen aika.",
    "Någon annan hann boka den sista platsen. Välj en annan tid.",
    "Somebody else has just taken the last slot. Choose another time.",
)
_NOT_TO_COME = Words(
    "Kokous on jo pidetty tai peruttu. Valitse toinen aika.",
    "Mötet har redan hållits eller ställts in. Välj en annan tid.",
    "The meeting is over or called off. Choose another time.",
)
_ALREADY_OPEN = Words("Asia on jo avattu.", "Punkten är redan öppnad.", "The item is open already.")
_NOT_WAITING = Words(
    "Asian käsittely on jo alkanut tai päättynyt, tai sillä ei ole aikaa.",
    "Behandlingen har redan börjat eller avslutats, eller så saknas en tid.",
    "The item has begun or is over, or it has no time.",
)
_NOT_OPEN = Words("Asia ei ole käynnissä.", "Punkten pågår inte.", "The item is not under way.")
