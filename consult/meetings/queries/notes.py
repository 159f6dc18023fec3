"""Reading of what was written down at an item, and of the phase it is in."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from consult.cases.models import Client
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, ItemNote, ItemNoteClient, ItemPhase
from consult.meetings.queries.items import find_item


def notes_of(actor: Actor, item: Item) -> Sequence[tuple[ItemNote, list[Client]]]:
    """Return the notes of an item with the clients each concerns, oldest first, in two queries."""
    query = select(ItemNote).where(ItemNote.item_id == item.id)
    notes = db.session.scalars(query.order_by(ItemNote.written_at, ItemNote.id)).all()
    concerned: dict[UUID, list[Client]] = {note.id: [] for note in notes}
    named = (
        select(ItemNoteClient.note_id, Client)
        .join(Client, Client.id == ItemNoteClient.client_id)
        .where(ItemNoteClient.note_id.in_(concerned))
        .order_by(Client.added_at, Client.id)
    )
    for note_id, client in db.session.execute(named):
        concerned[note_id].append(client)
    return [(note, concerned[note.id]) for note in notes]


def find_item_note(actor: Actor, item: Item, note_id: UUID) -> ItemNote | None:
    """Return one note of an item the actor was shown."""
    query = select(ItemNote).where(ItemNote.id == note_id, ItemNote.item_id == item.id)
    return db.session.scalars(query).one_or_none()


def find_own_note(actor: Actor, item_id: UUID, note_id: UUID) -> tuple[Item, ItemNote] | None:
    """Return a note with its item, if the item is there for the actor."""
    item = find_item(actor, item_id)
    note = find_item_note(actor, item, note_id) if item is not None else None
    return (item, note) if item is not None and note is not None else None


def running_phase(actor: Actor, item: Item) -> ItemPhase | None:
    """Return the phase that an item the actor was shown is in."""
    query = select(ItemPhase).where(
        ItemPhase.item_id == item.id, ItemPhase.running_since.is_not(None)
    )
    return db.session.scalars(query).first()
