"""Reading for pages that follow an item: two statements a poll, and nothing is opened.

A poll reads plain columns alone – which phase runs and since when, and the number of the newest
deed in the item's space. So it is no reading of content and leaves no entry in the access log.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Label, and_, literal, select

from consult import audit
from consult.accounts.models import Account
from consult.audit import Deed
from consult.formats import Yield
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.encoding import micros
from consult.meetings.models import (
    Attendance,
    Item,
    ItemGap,
    ItemPhase,
    ItemPresence,
    ItemScreen,
    Live,
    OnScreen,
    read_shows,
)
from consult.meetings.queries.items import find_item, visible_items
from consult.meetings.rules.live import State, Step, joined, standings

FOLLOWED = (
    Deed.PHASE_STARTED,
    Deed.PHASE_EXTENDED,
    Deed.SCREEN_CHOSEN,
    Deed.GAP_MARKED,
)
"""Deeds that the state itself tells of: no page has to be asked for again because of them."""


def find_live(actor: Actor, item_id: UUID) -> Live | None:
    """Return an item for a page that follows it, if it is there for the actor."""
    hers = and_(ItemPresence.item_id == Item.id, ItemPresence.account_id == actor.id)
    query = (
        visible_items(actor)
        .add_columns(ItemScreen.shows, ItemPresence.seen_at)
        .outerjoin(ItemScreen, ItemScreen.item_id == Item.id)
        .outerjoin(ItemPresence, hers)
        .where(Item.id == item_id)
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        return None
    item, shows, seen_at = row
    return Live(item, read_shows(shows), seen_at)


def state_of(actor: Actor, live: Live) -> State:
    """Return what a page follows of an item."""
    query = (
        select(
            ItemPhase.id,
            ItemPhase.minutes,
            ItemPhase.spent_seconds,
            ItemPhase.started_at,
            ItemPhase.running_since,
            ItemPhase.yields,
            newest_of(live.item),
        )
        .where(ItemPhase.item_id == live.item.id)
        .order_by(ItemPhase.position)
    )
    rows = db.session.execute(query).all()
    stands = standings(
        [row.started_at is not None for row in rows],
        [row.running_since is not None for row in rows],
    )
    steps = [
        Step(
            str(row.id),
            standing,
            row.minutes,
            row.spent_seconds,
            millis(row.running_since) if row.running_since else None,
            row.yields is not Yield.NOTHING,
        )
        for row, standing in zip(rows, stands, strict=True)
    ]
    mark = str(rows[0].newest or 0) if rows else "0"
    return State(live.item.status.value, steps, [one.value for one in live.shows], mark)


def newest_of(item: Item) -> Label[Any]:
    """Return the number of the newest deed about an item, as a part of another query."""
    if item.space_id is None:
        return literal(0).label("newest")
    return audit.newest_in(item.space_id, but=FOLLOWED).label("newest")


def millis(moment: datetime) -> int:
    """Return a moment as browsers count: in milliseconds."""
    return micros(moment) // 1_000


def shown_on(actor: Actor, item: Item) -> tuple[OnScreen, ...]:
    """Return what of its content an item's shared screen shows."""
    query = select(ItemScreen.shows).where(ItemScreen.item_id == item.id)
    return read_shows(db.session.scalar(query))


def screen_of(actor: Actor, item: Item) -> ItemScreen | None:
    """Return what was chosen for an item's shared screen, if anything was."""
    return db.session.scalars(select(ItemScreen).where(ItemScreen.item_id == item.id)).one_or_none()


def presence_of(actor: Actor, item_id: UUID) -> ItemPresence | None:
    """Return when a page of the actor was last in touch with an item."""
    query = select(ItemPresence).where(
        ItemPresence.item_id == item_id, ItemPresence.account_id == actor.id
    )
    return db.session.scalars(query).one_or_none()


def presences_of(actor: Actor, item: Item) -> Sequence[ItemPresence]:
    """Return who was in touch with an item, while it is held."""
    return db.session.scalars(select(ItemPresence).where(ItemPresence.item_id == item.id)).all()


def own_gaps(actor: Actor, item: Item) -> Sequence[ItemGap]:
    """Return from when until when the actor herself had no connection, while an item was held."""
    query = select(ItemGap).where(ItemGap.item_id == item.id, ItemGap.account_id == actor.id)
    return db.session.scalars(query.order_by(ItemGap.from_at, ItemGap.id)).all()


def gaps_of(actor: Actor, item: Item) -> list[tuple[Account, datetime, datetime]]:
    """Return who had no connection while an item was held, and from when until when.

    In the order of time; what one person told of several of her pages is one gap where it meets.
    """
    query = (
        select(Account, ItemGap.from_at, ItemGap.until_at)
        .join(Account, Account.id == ItemGap.account_id)
        .where(ItemGap.item_id == item.id)
    )
    by_person: dict[Account, list[tuple[datetime, datetime]]] = {}
    for account, begin, end in db.session.execute(query):
        by_person.setdefault(account, []).append((begin, end))
    found = [
        (account, begin, end) for account, gaps in by_person.items() for begin, end in joined(gaps)
    ]
    return sorted(found, key=lambda one: (one[1], one[0].name))


def find_own_place(actor: Actor, item_id: UUID) -> tuple[Item, Attendance] | None:
    """Return the actor's own place at the table of an item that is there for her."""
    item = find_item(actor, item_id)
    query = select(Attendance).where(
        Attendance.item_id == item_id, Attendance.account_id == actor.id
    )
    place = db.session.scalars(query).one_or_none() if item is not None else None
    return (item, place) if item is not None and place is not None else None
