"""Reading of the outbox: one's own messages, what is due, and what did not arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select

from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.notifications.models import CalendarEntry, Delivery, OutboxMessage
from consult.notifications.rules import KEPT, NUMBERS_KEPT

HOUR = timedelta(hours=1)


def mine(actor: Actor) -> Select[OutboxMessage]:
    """Return what the actor was told, the latest first."""
    query = select(OutboxMessage).where(OutboxMessage.account_id == actor.id)
    return query.order_by(OutboxMessage.created_at.desc(), OutboxMessage.id)


def unread_of(actor: Actor) -> Sequence[OutboxMessage]:
    """Return what the actor has not looked at yet."""
    return db.session.scalars(mine(actor).where(OutboxMessage.read_at.is_(None))).all()


def told_before(actor: Actor, moment: datetime) -> Sequence[OutboxMessage]:
    """Return everything that anybody was told before a moment."""
    query = select(OutboxMessage).where(OutboxMessage.created_at < moment)
    return db.session.scalars(query).all()


def count_unread(actor: Actor, account_id: Any) -> ScalarSelect[int]:
    """Return how many messages somebody has not looked at, as a part of another query."""
    return (
        select(func.count())
        .select_from(OutboxMessage)
        .where(OutboxMessage.account_id == account_id, OutboxMessage.read_at.is_(None))
        .scalar_subquery()
    )


def find_own_message(actor: Actor, message_id: UUID) -> OutboxMessage | None:
    """Return one of the actor's own messages."""
    query = mine(actor).where(OutboxMessage.id == message_id)
    return db.session.scalars(query).one_or_none()


def is_told(actor: Actor, once: str) -> bool:
    """Tell whether something was told under this mark already."""
    query = select(OutboxMessage.id).where(OutboxMessage.once == once)
    return db.session.scalars(query).first() is not None


def told_since(actor: Actor, places: Sequence[UUID], moment: datetime) -> set[UUID]:
    """Return of which of these things anybody was told something since a moment."""
    query = select(OutboxMessage.place_id).where(
        OutboxMessage.place_id.in_(places), OutboxMessage.created_at > moment
    )
    return {place for place in db.session.scalars(query) if place is not None}


def next_due(actor: Actor) -> OutboxMessage | None:
    """Return the message to be sent next and hold its row; what others hold is passed by."""
    query = (
        select(OutboxMessage)
        .where(_is_due(clock.now()))
        .order_by(OutboxMessage.next_try_at, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def claimed(actor: Actor, message_id: UUID, claim: UUID) -> OutboxMessage | None:
    """Return a message if it is still held under this claim."""
    query = (
        select(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.claim == claim)
        .with_for_update()
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def links_over(actor: Actor) -> Sequence[OutboxMessage]:
    """Return the messages whose link opens nothing any more."""
    now = clock.now()
    query = select(OutboxMessage).where(
        OutboxMessage.link_expires_at <= now,
        or_(OutboxMessage.state != Delivery.SENDING, OutboxMessage.next_try_at <= now),
    )
    return db.session.scalars(query.with_for_update(skip_locked=True)).all()


def outlived(actor: Actor) -> Sequence[OutboxMessage]:
    """Return the messages that have been kept for long enough."""
    query = select(OutboxMessage).where(OutboxMessage.created_at < clock.now() - KEPT)
    return db.session.scalars(query.limit(1_000).with_for_update(skip_locked=True)).all()


def hold_calendar_entry(actor: Actor, uid: UUID, holder: UUID) -> CalendarEntry | None:
    """Return what somebody's calendar was told last about a thing, with the row held."""
    query = select(CalendarEntry).where(CalendarEntry.uid == uid, CalendarEntry.holder_id == holder)
    return db.session.scalars(query.with_for_update()).one_or_none()


def entries_outlived(actor: Actor) -> Sequence[CalendarEntry]:
    """Return what calendars were told so long ago that nothing more will come of it."""
    query = select(CalendarEntry).where(CalendarEntry.told_at < clock.now() - NUMBERS_KEPT)
    return db.session.scalars(query.limit(1_000).with_for_update(skip_locked=True)).all()


def undelivered(actor: Actor) -> Select[OutboxMessage]:
    """Return what has not arrived: given up first, then what has been tried in vain."""
    query = select(OutboxMessage).where(
        OutboxMessage.state.in_([Delivery.GIVEN_UP, Delivery.WAITING, Delivery.SENDING])
    )
    return query.order_by(
        (OutboxMessage.state == Delivery.GIVEN_UP).desc(),
        OutboxMessage.created_at.desc(),
        OutboxMessage.id,
    )


def given_up(actor: Actor) -> Sequence[OutboxMessage]:
    """Return what was given up, with the rows held."""
    query = select(OutboxMessage).where(OutboxMessage.state == Delivery.GIVEN_UP)
    return db.session.scalars(query.with_for_update()).all()


@dataclass(frozen=True, slots=True)
class Standing:
    """How the outbox stands."""

    waiting: int
    given_up: int
    overdue: int
    """What should have been tried an hour ago: the worker does not run."""

    @property
    def is_well(self) -> bool:
        """Tell whether nobody needs to look after it."""
        return not self.given_up and not self.overdue


ALL_WELL = Standing(0, 0, 0)


def standing(actor: Actor) -> Standing:
    """Return how the outbox stands, in one query."""
    an_hour_ago = clock.now() - HOUR
    on_its_way = OutboxMessage.state.in_([Delivery.WAITING, Delivery.SENDING])
    row = db.session.execute(
        select(
            func.count().filter(on_its_way),
            func.count().filter(OutboxMessage.state == Delivery.GIVEN_UP),
            func.count().filter(and_(on_its_way, OutboxMessage.next_try_at < an_hour_ago)),
        ).where(OutboxMessage.state.in_([Delivery.WAITING, Delivery.SENDING, Delivery.GIVEN_UP]))
    ).one()
    return Standing(*row)


def _is_due(now: datetime) -> ColumnElement[bool]:
    """Ask for what waits, and what a lost worker holds: while sending, `next_try_at` ends it."""
    return and_(
        OutboxMessage.state.in_([Delivery.WAITING, Delivery.SENDING]),
        OutboxMessage.next_try_at <= now,
    )
