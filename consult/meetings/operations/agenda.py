"""An item on the agenda: it gets a slot, and may lose it. The last slot is given once."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from consult import audit
from consult.access import Purpose
from consult.accounts.queries import names_of
from consult.audit import Deed
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemClient, ItemMove, ItemStatus, Meeting
from consult.meetings.operations.following import follows_items
from consult.meetings.operations.handing import as_facilitator, hand_over_item
from consult.meetings.operations.phases import lay_phases
from consult.meetings.operations.roster import seat
from consult.meetings.queries import (
    client_rows,
    hold_item,
    hold_meeting,
    item_of_space,
    taken_slots,
    unfinished_move,
)
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
    One that had lost its slot keeps what it has. The actor must hold the space's key.

    Raises:
        Conflict: the last slot has just been given away, or the consultation has a slot.
        NotSaved: the meeting is not one to come, or there is no such facilitator.

    """
    facilitator = names_of(actor, {facilitator_id}).get(facilitator_id)
    if facilitator is None:
        raise NotSaved(_NO_FACILITATOR)
    item = item_of_space(actor, space_id)
    if item is None:
        item = _new_item(actor, meeting, space_id, facilitator_id)
        lay_phases(actor, item)
    else:
        _take_new_slot(actor, item, meeting)
        hand_over_item(actor, item, facilitator)
    _keep_clients(actor, item, set(client_ids))
    audit.record(actor, Deed.ITEM_PLACED, on=item, space=space_id, meeting=meeting.id)
    seat(actor, item, as_facilitator(item, facilitator))
    return item


def move_item(actor: Actor, item: Item, meeting: Meeting | None) -> bool:
    """Move an item to a free slot of another meeting; without one it waits for a new time.

    Whoever follows items is told. Returns whether it has a slot.

    Raises:
        Conflict: the last slot has just been given away, or the item has this slot.
        NotSaved: the item is not one to come, or the meeting is not.

    """
    hold_item(actor, item)
    if item.status not in (ItemStatus.WAITING, ItemStatus.MOVED):
        raise NotSaved(_HAS_BEGUN)
    whence = item.meeting_id
    if meeting is None:
        _give_up_slot(actor, item)
    else:
        _take_slot(actor, item, meeting)
    audit.record(
        actor,
        Deed.ITEM_MOVED,
        on=item,
        purpose=Purpose.COORDINATION,
        from_meeting=whence,
        to_meeting=meeting.id if meeting else None,
    )
    follows_items.tell(actor, item)
    return meeting is not None


def concern_clients(actor: Actor, item: Item, client_ids: Iterable[UUID]) -> None:
    """Say which clients an item is about; its notes concern these unless they say otherwise."""
    wanted = set(client_ids)
    _keep_clients(actor, item, wanted)
    audit.record(actor, Deed.ITEM_CLIENTS_CHOSEN, on=item, clients=wanted)


def _keep_clients(actor: Actor, item: Item, wanted: set[UUID]) -> None:
    for row in client_rows(actor, item):
        if row.client_id in wanted:
            wanted.remove(row.client_id)
        else:
            db.session.delete(row)
    db.session.add_all(ItemClient(id=new_id(), item_id=item.id, client_id=one) for one in wanted)


def _new_item(actor: Actor, meeting: Meeting, space_id: UUID, facilitator_id: UUID) -> Item:
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
    try:
        with db.session.begin_nested():
            db.session.add(item)
    except IntegrityError as error:  # the same consultation was placed elsewhere at this moment
        raise Conflict(_HAS_A_SLOT) from error
    return item


def _take_new_slot(actor: Actor, item: Item, meeting: Meeting) -> None:
    hold_item(actor, item)
    if item.status is not ItemStatus.MOVED:
        raise Conflict(_HAS_A_SLOT)
    _take_slot(actor, item, meeting)


def _take_slot(actor: Actor, item: Item, meeting: Meeting) -> None:
    if item.meeting_id == meeting.id and item.position is not None:
        raise Conflict(_HAS_A_SLOT)
    if meeting.in_writing or catalogue().format(item.format_key, item.format_version).in_writing:
        raise NotSaved(_IN_WRITING)
    slot = _free_slot(actor, meeting)
    _trace(actor, item, meeting.id)
    item.meeting_id, item.position, item.status = meeting.id, slot, ItemStatus.WAITING
    db.session.flush()


def _give_up_slot(actor: Actor, item: Item) -> None:
    if item.position is None:
        raise NotSaved(_WAITS_ALREADY)
    _trace(actor, item, None)
    item.position, item.status = None, ItemStatus.MOVED
    db.session.flush()


def _trace(actor: Actor, item: Item, whither: UUID | None) -> None:
    """Leave the trace of a move; one that waited for its target gets it."""
    waiting = unfinished_move(actor, item) if item.position is None else None
    if waiting is not None:
        waiting.to_meeting_id = whither
        return
    move = ItemMove(id=new_id(), item_id=item.id, from_meeting_id=item.meeting_id)
    move.to_meeting_id = whither
    move.moved_by, move.moved_at = actor.id, clock.now()
    db.session.add(move)


def _free_slot(actor: Actor, meeting: Meeting) -> int:
    hold_meeting(actor, meeting)
    if not meeting.is_planned or meeting.ends_at <= clock.now():
        raise NotSaved(_NOT_TO_COME)
    slot = first_free(taken_slots(actor, meeting), meeting.slots)
    if slot is None:
        raise Conflict(_NO_SLOT)
    return slot


_NO_FACILITATOR = Words(
    "Valitse, kuka ohjaa asian käsittelyn.",
    "Välj vem som leder behandlingen.",
    "Choose who leads the item.",
)
_IN_WRITING = Words(
    "Kirjallisella konsultaatiolla ei ole kokousaikaa, eikä sitä siirretä kokoukseen.",
    "En skriftlig konsultation har ingen mötestid och flyttas inte till ett möte.",
    "A written consultation has no meeting, and is not moved to one.",
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
_HAS_A_SLOT = Words(
    "Asialla on jo aika. Lataa sivu uudelleen, niin näet sen.",
    "Punkten har redan en tid. Ladda om sidan så ser du den.",
    "The item has a time already. Load the page again to see it.",
)
_HAS_BEGUN = Words(
    "Asian käsittely on jo alkanut, joten sen aikaa ei voi enää muuttaa.",
    "Behandlingen har redan börjat, så tiden kan inte längre ändras.",
    "The item has begun, so its time can no longer be changed.",
)
_WAITS_ALREADY = Words(
    "Asia odottaa jo uutta aikaa.",
    "Punkten väntar redan på en ny tid.",
    "The item waits for a new time already.",
)
