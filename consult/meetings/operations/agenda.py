"""An item on the agenda: it gets a slot, and may lose it. The last slot is given once."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from consult import audit
from consult.accounts.queries import names_of
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemClient, ItemStatus, Meeting
from consult.meetings.operations.handing import as_facilitator, hand_over_item
from consult.meetings.operations.phases import lay_phases
from consult.meetings.operations.roster import seat
from consult.meetings.operations.slots import HAS_A_SLOT, free_slot, take_slot
from consult.meetings.queries import client_rows, hold_item, item_of_space


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
        position=free_slot(actor, meeting),
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
        raise Conflict(HAS_A_SLOT) from error
    return item


def _take_new_slot(actor: Actor, item: Item, meeting: Meeting) -> None:
    hold_item(actor, item)
    if item.status is not ItemStatus.MOVED:
        raise Conflict(HAS_A_SLOT)
    take_slot(actor, item, meeting)


_NO_FACILITATOR = Words(
    "Valitse, kuka ohjaa asian käsittelyn.",
    "Välj vem som leder behandlingen.",
    "Choose who leads the item.",
)
