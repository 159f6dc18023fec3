"""Reading of items. An item is there for those at its table who hold the key of its space.

Invited experts are let to the table with the opening: until then they read the questions and the
background on their invitation, and nothing of the item. In a team that books its own slots the
table is the team's: its members read along while they hold the key.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, or_, select

from consult.cases.models import Client
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import (
    Attendance,
    Item,
    ItemClient,
    ItemMove,
    ItemPhase,
    ItemSeen,
    Meeting,
    Standing,
    reads,
)
from consult.teams.models import TeamSeat
from consult.teams.queries import my_team_ids
from consult.vault import Grant, RecipientKind, Space

READING_SEATS = (TeamSeat.LEAD, TeamSeat.MEMBER, TeamSeat.FACILITATOR)


def visible_items(actor: Actor) -> Select[Item]:
    """Every item at whose table the actor sits and whose newest key is wrapped to her."""
    return select(Item).where(*_there_for(actor))


def find_item(actor: Actor, item_id: UUID) -> Item | None:
    """Return the item, if it is there for the actor."""
    return db.session.scalars(visible_items(actor).where(Item.id == item_id)).one_or_none()


def find_item_seen(actor: Actor, item_id: UUID) -> ItemSeen | None:
    """Return the item and as what the actor sits at its table, if it is there for her."""
    row = db.session.execute(item_with_own_place(actor, item_id)).one_or_none()
    return seen_as(actor, *row) if row is not None else None


def item_with_own_place(actor: Actor, item_id: UUID) -> Select[Item, Attendance]:
    """Select the item with the actor's own place, if it is there for her."""
    mine = and_(Attendance.item_id == Item.id, Attendance.account_id == actor.id)
    query = select(Item, Attendance).outerjoin(Attendance, mine)
    return query.where(Item.id == item_id, *_there_for(actor))


def seen_as(actor: Actor, item: Item, place: Attendance | None) -> ItemSeen:
    """Return an item the actor was shown as she meets it from her place, or from none."""
    if item.facilitator_id == actor.id:
        return ItemSeen(item, Standing.FACILITATOR, place.role if place else None)
    return ItemSeen(item, place.seat, place.role) if place else ItemSeen(item, Standing.TEAM, None)


def items_of(actor: Actor, meeting: Meeting) -> Sequence[Item]:
    """Return those items of a meeting that are there for the actor, in their order."""
    query = visible_items(actor).where(Item.meeting_id == meeting.id)
    return db.session.scalars(query.order_by(Item.position)).all()


def next_item_of(actor: Actor, item: Item) -> ScalarSelect[UUID]:
    """Select, for another statement, the next item of the same meeting that is there for her."""
    later = (Item.meeting_id == item.meeting_id, Item.position > item.position)
    query = select(Item.id).where(*later, *_there_for(actor)).order_by(Item.position).limit(1)
    return query.correlate(None).scalar_subquery()


def item_of_space(actor: Actor, space_id: UUID) -> Item | None:
    """Return the item that carries a space the actor has at hand."""
    return db.session.scalars(select(Item).where(Item.space_id == space_id)).one_or_none()


def unfinished_move(actor: Actor, item: Item) -> ItemMove | None:
    """Return the trace of an item that lost its slot and has no new one yet."""
    query = select(ItemMove).where(ItemMove.item_id == item.id, ItemMove.to_meeting_id.is_(None))
    return db.session.scalars(query.order_by(ItemMove.moved_at.desc())).first()


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
    return db.session.scalars(query.order_by(Attendance.seated_at, Attendance.id)).all()


def find_attendance(actor: Actor, item: Item, account_id: UUID) -> Attendance | None:
    """Return one person's place at the table of an item the actor was shown."""
    query = select(Attendance).where(
        Attendance.item_id == item.id, Attendance.account_id == account_id
    )
    return db.session.scalars(query).one_or_none()


def find_place(actor: Actor, item_id: UUID, attendance_id: UUID) -> tuple[Item, Attendance] | None:
    """Return one place at the table with its item, if the item is there for the actor."""
    item = find_item(actor, item_id)
    place = db.session.get(Attendance, attendance_id)
    if item is None or place is None or place.item_id != item.id:
        return None
    return item, place


def live_grants(actor: Actor, space_id: UUID) -> dict[UUID, Grant]:
    """Return by person who can open what is sealed in an item's space now, and until when."""
    query = (
        select(Grant)
        .join(Space, Space.id == Grant.space_id)
        .where(Grant.space_id == space_id, *_live())
    )
    return {grant.recipient_id: grant for grant in db.session.scalars(query)}


def clients_of_item(actor: Actor, item: Item) -> Sequence[Client]:
    """Return the clients an item is about, in the order they were added to their case."""
    query = (
        select(Client)
        .join(ItemClient, ItemClient.client_id == Client.id)
        .where(ItemClient.item_id == item.id)
    )
    return db.session.scalars(query.order_by(Client.added_at, Client.id)).all()


def client_rows(actor: Actor, item: Item) -> Sequence[ItemClient]:
    """Return which clients an item is about, as rows."""
    return db.session.scalars(select(ItemClient).where(ItemClient.item_id == item.id)).all()


def hold_item(actor: Actor, item: Item) -> None:
    """Keep others from changing the item until this is saved; see it as it is now."""
    held = select(Item).where(Item.id == item.id).with_for_update(key_share=True)
    db.session.scalars(held.execution_options(populate_existing=True)).one()


def _there_for(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    waits_outside = and_(Attendance.seat == Standing.EXPERT, Item.opened_at.is_(None))
    seat = _has_place(actor, reads(), ~waits_outside)
    at_table = or_(seat, Item.facilitator_id == actor.id, _of_own_team(actor))
    return at_table, _wrapped_to(actor)


def _has_place(actor: Actor, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    place = select(Attendance.id).where(
        Attendance.item_id == Item.id, Attendance.account_id == actor.id, *which
    )
    return _exists(place)


def _of_own_team(actor: Actor) -> ColumnElement[bool]:
    """Whoever was given a place goes by that place: one who is recused does not read along."""
    teams = my_team_ids(actor, *READING_SEATS)
    booked = {one.key for one in catalogue().newest() if one.self_booking and not one.private}
    meeting = select(Meeting.id).where(
        Meeting.id == Item.meeting_id, Meeting.team_id.in_(teams), Meeting.format_key.in_(booked)
    )
    return and_(_exists(meeting), ~_has_place(actor))


def _wrapped_to(actor: Actor) -> ColumnElement[bool]:
    hers = (
        select(Grant.id)
        .join(Space, Space.id == Grant.space_id)
        .where(Grant.space_id == Item.space_id, Grant.recipient_id == actor.id, *_live())
    )
    return _exists(hers)


def _exists(query: Select[Any]) -> ColumnElement[bool]:
    return query.correlate(Item).exists()


def _live() -> tuple[ColumnElement[bool], ...]:
    return (
        Grant.version == Space.version,
        Grant.kind == RecipientKind.PERSON,
        Grant.ended_at.is_(None),
        or_(Grant.expires_at.is_(None), Grant.expires_at > clock.now()),
    )
