"""Reading of items. An item is there for those at its table who hold the key of its space."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select

from consult.cases.models import Client
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import (
    SEATED,
    Attendance,
    Item,
    ItemClient,
    ItemNote,
    ItemNoteClient,
    ItemPhase,
    Meeting,
)
from consult.vault import Grant, RecipientKind, Space


def visible_items(actor: Actor) -> Select[Item]:
    """Every item at whose table the actor sits and whose newest key is wrapped to her."""
    seat = (
        select(Attendance.id)
        .where(
            Attendance.item_id == Item.id,
            Attendance.account_id == actor.id,
            Attendance.state.in_(SEATED),
        )
        .exists()
    )
    return select(Item).where(or_(seat, Item.facilitator_id == actor.id), _wrapped_to(actor))


def find_item(actor: Actor, item_id: UUID) -> Item | None:
    """Return the item, if it is there for the actor."""
    return db.session.scalars(visible_items(actor).where(Item.id == item_id)).one_or_none()


def items_of(actor: Actor, meeting: Meeting) -> Sequence[Item]:
    """Return those items of a meeting that are there for the actor, in their order."""
    query = visible_items(actor).where(Item.meeting_id == meeting.id)
    return db.session.scalars(query.order_by(Item.position)).all()


def phases_of(actor: Actor, item: Item) -> Sequence[ItemPhase]:
    """Return the phases of an item the actor was shown, in their order."""
    query = select(ItemPhase).where(ItemPhase.item_id == item.id)
    return db.session.scalars(query.order_by(ItemPhase.position)).all()


def find_phase(actor: Actor, item_id: UUID, phase_id: UUID) -> tuple[Item, ItemPhase] | None:
    """Return one phase with its item, if the item is there for the actor."""
    item = find_item(actor, item_id)
    if item is None:
        return None
    query = select(ItemPhase).where(ItemPhase.id == phase_id, ItemPhase.item_id == item.id)
    phase = db.session.scalars(query).one_or_none()
    return (item, phase) if phase is not None else None


def attendances_of(actor: Actor, item: Item) -> Sequence[Attendance]:
    """Return everybody's place at the table of an item, in the order they were given one."""
    query = select(Attendance).where(Attendance.item_id == item.id)
    return db.session.scalars(query.order_by(Attendance.recorded_at, Attendance.id)).all()


def find_attendance(actor: Actor, item: Item, account_id: UUID) -> Attendance | None:
    """Return one person's place at the table of an item the actor was shown."""
    query = select(Attendance).where(
        Attendance.item_id == item.id, Attendance.account_id == account_id
    )
    return db.session.scalars(query).one_or_none()


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


def clients_of_item(actor: Actor, item: Item) -> Sequence[Client]:
    """Return the clients an item is about, in the order they were added to their case."""
    query = (
        select(Client)
        .join(ItemClient, ItemClient.client_id == Client.id)
        .where(ItemClient.item_id == item.id)
    )
    return db.session.scalars(query.order_by(Client.added_at, Client.id)).all()


def _wrapped_to(actor: Actor) -> ColumnElement[bool]:
    return (
        select(Grant.id)
        .join(Space, Space.id == Grant.space_id)
        .where(
            Grant.space_id == Item.space_id,
            Grant.version == Space.version,
            Grant.kind == RecipientKind.PERSON,
            Grant.recipient_id == actor.id,
            Grant.ended_at.is_(None),
            or_(Grant.expires_at.is_(None), Grant.expires_at > clock.now()),
        )
        .exists()
    )


def running_phase(actor: Actor, item: Item) -> ItemPhase | None:
    """Return the phase that an item the actor was shown is in."""
    query = select(ItemPhase).where(
        ItemPhase.item_id == item.id, ItemPhase.running_since.is_not(None)
    )
    return db.session.scalars(query).first()


def find_own_note(actor: Actor, item_id: UUID, note_id: UUID) -> tuple[Item, ItemNote] | None:
    """Return a note with its item, if the item is there for the actor."""
    item = find_item(actor, item_id)
    note = find_item_note(actor, item, note_id) if item is not None else None
    return (item, note) if item is not None and note is not None else None


def find_place(actor: Actor, item_id: UUID, attendance_id: UUID) -> tuple[Item, Attendance] | None:
    """Return one place at the table with its item, if the item is there for the actor."""
    item = find_item(actor, item_id)
    place = db.session.get(Attendance, attendance_id)
    if item is None or place is None or place.item_id != item.id:
        return None
    return item, place
