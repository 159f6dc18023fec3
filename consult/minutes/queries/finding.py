"""Finding minutes: they are there for those at the item's table who hold its key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from consult.accounts.models import Account, AccountStatus
from consult.cases.models import Case, Client
from consult.consultations.models import Guest
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, ItemClient, Meeting, Standing
from consult.meetings.queries import find_item_seen, visible_items
from consult.minutes.models import (
    Asked,
    Minutes,
    MinutesComment,
    MinutesPart,
    MinutesReader,
    MinutesSeen,
)
from consult.teams.models import Team

OUT = (AccountStatus.SUSPENDED, AccountStatus.LEFT)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Minutes that want something of somebody: a look, or the chair's confirmation."""

    minutes: Minutes
    item: Item
    meeting: Meeting
    team: Team

    def is_mine(self, actor: Actor) -> bool:
        """Tell whether she is the chair, and not one who was asked."""
        return self.item.facilitator_id == actor.id


def find_minutes(actor: Actor, item_id: UUID, number: int | None = None) -> MinutesSeen | None:
    """Return the minutes of a closed item, its newest version or another, if it is there for her.

    Where the one who led has left the house, whoever asked is the chair of what is left to do.
    """
    seen = find_item_seen(actor, item_id)
    if seen is None or not seen.item.is_closed:
        return None
    versions, chair, apart = versions_of(actor, seen.item)
    wanted = len(versions) if number is None else number
    if number is not None and not 1 <= number <= len(versions):
        return None
    newest = versions[-1] if versions else None
    asked = tuple(_asked_of(newest)) if newest is not None else ()
    led = seen.facilitates or (seen.standing is Standing.ASKER and chair.status in OUT)
    return MinutesSeen(seen, versions, asked, wanted, leads=led, chair=chair, kept_apart=apart)


def find_newest(actor: Actor, item_id: UUID, number: int) -> MinutesSeen | None:
    """Return the minutes of an item, if this is the newest version: only that can be changed."""
    found = find_minutes(actor, item_id, number)
    return found if found is not None and found.is_newest else None


def find_in_language(
    actor: Actor, item_id: UUID, number: int, language: str
) -> tuple[MinutesSeen, str] | None:
    """Return one version, to be printed in a language."""
    found = find_minutes(actor, item_id, number)
    return (found, language) if found is not None else None


def parts_of(actor: Actor, versions: Iterable[Minutes]) -> dict[UUID, dict[UUID, MinutesPart]]:
    """Return the parts of these versions that are left, by version and client."""
    ids = [one.id for one in versions]
    query = select(MinutesPart).where(
        MinutesPart.minutes_id.in_(ids), func.length(MinutesPart.box) > 0
    )
    found: dict[UUID, dict[UUID, MinutesPart]] = {one: {} for one in ids}
    for part in db.session.scalars(query):
        found[part.minutes_id][part.client_id] = part
    return found


def comments_of(actor: Actor, minutes: Minutes) -> Sequence[tuple[MinutesComment, Account | Guest]]:
    """Return what was written of a version, oldest first, with its writers."""
    query = (
        select(MinutesComment, Account, Guest)
        .outerjoin(Account, Account.id == MinutesComment.author_id)
        .outerjoin(Guest, Guest.id == MinutesComment.guest_id)
        .where(MinutesComment.minutes_id == minutes.id)
        .order_by(MinutesComment.written_at, MinutesComment.id)
    )
    return [(comment, one or guest) for comment, one, guest in db.session.execute(query)]


def count_of_comments(actor: Actor, minutes: Minutes) -> int:
    """Count what was written of a version."""
    query = select(func.count()).where(MinutesComment.minutes_id == minutes.id)
    return db.session.scalar(query) or 0


def hold_minutes(actor: Actor, minutes: Minutes) -> None:
    """Keep others from confirming or commenting until this is saved; see them as they are now."""
    held = select(Minutes).where(Minutes.id == minutes.id).with_for_update(key_share=True)
    db.session.scalars(held.execution_options(populate_existing=True)).one()


def client_spaces(actor: Actor, clients: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return the space of each of these clients."""
    query = select(Client.id, Client.space_id).where(Client.id.in_(list(clients)))
    return {row.id: row.space_id for row in db.session.execute(query)}


def asked_of(actor: Actor, minutes: Minutes) -> Sequence[Asked]:
    """Return who was asked to look at a version, by name, and what they have said by now.

    Whoever holds the minutes sees the words that came while she waited for them.
    """
    return list(_asked_of(minutes, anew=True))


def newest_of(actor: Actor, item: Item) -> Minutes | None:
    """Return the newest version of the minutes of an item the actor was shown."""
    query = select(Minutes).where(Minutes.item_id == item.id).order_by(Minutes.number.desc())
    return db.session.scalars(query.limit(1)).one_or_none()


def confirmed_on(actor: Actor, items: Iterable[Item]) -> dict[UUID, date]:
    """Return on which day the minutes of these items were confirmed last: all that is told."""
    query = (
        select(Minutes.item_id, func.max(Minutes.confirmed_at).label("at"))
        .where(Minutes.item_id.in_([item.id for item in items]), Minutes.confirmed_at.is_not(None))
        .group_by(Minutes.item_id)
    )
    return {row.item_id: clock.local(row.at).date() for row in db.session.execute(query)}


def my_minutes(actor: Actor) -> Select[Minutes, Item, Meeting, Team]:
    """Return the minutes that wait for the actor: to be looked at, or to be confirmed."""
    return (
        select(Minutes, Item, Meeting, Team)
        .join(Item, Item.id == Minutes.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Team, Team.id == Meeting.team_id)
        .where(*_waits_for(actor))
        .order_by(Minutes.due_on, Minutes.id)
    )


def count_of_minutes(actor: Actor) -> ColumnElement[int]:
    """Count what waits for the actor."""
    return (
        select(func.count())
        .select_from(Minutes)
        .join(Item, Item.id == Minutes.item_id)
        .where(*_waits_for(actor))
        .scalar_subquery()
    )


def unanswered_by(actor: Actor, day: date) -> Sequence[tuple[Minutes, UUID]]:
    """Return who of the house has said nothing yet of what is due on a day."""
    query = (
        select(Minutes, MinutesReader.account_id)
        .join(MinutesReader, MinutesReader.minutes_id == Minutes.id)
        .where(Minutes.due_on == day, Minutes.confirmed_at.is_(None), MinutesReader.word.is_(None))
    )
    rows = db.session.execute(query.where(MinutesReader.account_id.is_not(None)))
    return [(minutes, account_id) for minutes, account_id in rows if account_id is not None]


def over_on(actor: Actor, day: date) -> Sequence[tuple[Minutes, UUID]]:
    """Return the minutes whose day for comments was this one, with who is to confirm them."""
    query = (
        select(Minutes, Item.facilitator_id)
        .join(Item, Item.id == Minutes.item_id)
        .where(
            Minutes.due_on == day,
            Minutes.confirmed_at.is_(None),
            Item.facilitator_id.is_not(None),
        )
    )
    return [(row, chair) for row, chair in db.session.execute(query) if chair is not None]


def _waits_for(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    unsaid = exists().where(
        MinutesReader.minutes_id == Minutes.id,
        MinutesReader.account_id == actor.id,
        MinutesReader.word.is_(None),
    )
    silent = exists().where(
        MinutesReader.minutes_id == Minutes.id,
        MinutesReader.word.is_(None),
        or_(MinutesReader.until.is_(None), MinutesReader.until > clock.now()),
    )
    ready = or_(Minutes.due_on < clock.today(), ~silent)
    to_confirm = and_(Item.facilitator_id == actor.id, ready)
    return (
        Minutes.confirmed_at.is_(None),
        func.length(Minutes.box) > 0,
        or_(unsaid, to_confirm),
        Item.id.in_(visible_items(actor).with_only_columns(Item.id)),
    )


def _asked_of(minutes: Minutes, *, anew: bool = False) -> Iterable[Asked]:
    query = (
        select(MinutesReader, Account, Guest)
        .outerjoin(Account, Account.id == MinutesReader.account_id)
        .outerjoin(Guest, Guest.id == MinutesReader.guest_id)
        .where(MinutesReader.minutes_id == minutes.id)
        .order_by(func.coalesce(Account.name, Guest.name), MinutesReader.id)
    )
    query = query.execution_options(populate_existing=anew)
    return [Asked(*row) for row in db.session.execute(query)]


def versions_of(actor: Actor, item: Item) -> tuple[tuple[Minutes, ...], Account, bool]:
    """Return every version, the oldest first, who led, and whether a family is kept apart.

    All of it in one statement.
    """
    there = and_(Minutes.item_id == item.id, func.length(Minutes.box) > 0)
    about = ItemClient.client_id == Client.id, Client.case_id == Case.id
    apart = exists().where(ItemClient.item_id == item.id, *about, Case.kept_apart)
    query = select(Account, Minutes, apart).outerjoin(Minutes, there)
    rows = db.session.execute(query.where(Account.id == item.leader_id)).all()
    found = sorted((row for _led, row, _apart in rows if row), key=lambda row: row.number)
    return tuple(found), rows[0][0], rows[0][2]
