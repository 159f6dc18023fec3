"""Reading of agreements: those of an item at its table, and one's own wherever they were made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from consult import vault
from consult.accounts.models import Account
from consult.cases.models import Client
from consult.consultations.models import Consultation
from consult.consultations.queries import seated_at
from consult.followups.models import Action, ActionClient, Agenda
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.meetings.models import Item
from consult.meetings.queries import item_with_own_place, seen_as, visible_items
from consult.meetings.queries.room import Room

LATELY = timedelta(days=14)
"""Nobody is reminded of what is older: it stands on her front page all the same."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement with whose it is and whom it concerns."""

    action: Action
    owner: Account
    clients: list[Client]
    teller: Account | None = None
    """Who tells the family."""


def find_action(actor: Actor, action_id: UUID) -> Action | None:
    """Return the agreement to its owner and to those at the table it was made at."""
    action = db.session.get(Action, action_id)
    if action is None or not action.box:  # erased: only whose it was and how it stood is left
        return None
    if action.owner_id == actor.id:
        return action
    table = visible_items(actor).where(Item.id == action.item_id)
    return action if db.session.scalars(table).one_or_none() is not None else None


def find_agenda(actor: Actor, item_id: UUID) -> Agenda | None:
    """Return an item with the consultation it carries, to those at its table."""
    query = item_with_own_place(actor, item_id).add_columns(Consultation)
    carried = query.join(Consultation, Consultation.space_id == Item.space_id)
    row = db.session.execute(carried).one_or_none()
    if row is None:
        return None
    item, place, consultation = row
    return Agenda(seen_as(actor, item, place), consultation)


def actions_of_item(actor: Actor, item: Item) -> list[Agreed]:
    """Return the agreements of an item the actor was shown, by their day, in one query."""
    teller = aliased(Account)
    query = (
        select(Action, Account, Client, teller)
        .join(Account, Account.id == Action.owner_id)
        .outerjoin(teller, teller.id == Action.teller_id)
        .outerjoin(ActionClient, ActionClient.action_id == Action.id)
        .outerjoin(Client, Client.id == ActionClient.client_id)
        .where(Action.item_id == item.id, func.length(Action.box) > 0)
        .order_by(Action.due_on, Action.agreed_at, Action.id, Client.added_at, Client.id)
    )
    found: dict[UUID, Agreed] = {}
    for action, owner, client, tells in db.session.execute(query):
        clients = found.setdefault(action.id, Agreed(action, owner, [], tells)).clients
        clients += [client] if client is not None else []
    return list(found.values())


def my_actions(actor: Actor, *, settled: bool = False) -> Select[Action, Consultation]:
    """Return what the actor has promised, each with its consultation: what waits, or what is over.

    What waits is ordered by its day, the first due first; what is over newest first.
    """
    query = (
        select(Action, Consultation)
        .join(Consultation, Consultation.id == Action.consultation_id)
        .where(Action.owner_id == actor.id, func.length(Action.box) > 0)
    )
    if settled:
        over = query.where(Action.status.in_([ActionStatus.DONE, ActionStatus.DROPPED]))
        return over.order_by(Action.due_on.desc(), Action.id.desc())
    return query.where(Action.status == ActionStatus.OPEN).order_by(Action.due_on, Action.id)


def open_actions(actor: Actor, limit: int = 20) -> Sequence[tuple[Action, Consultation]]:
    """Return the first of what the actor has promised and not done yet."""
    rows = db.session.execute(my_actions(actor).limit(limit))
    return [(action, consultation) for action, consultation in rows]


def lately_late(actor: Actor) -> Sequence[tuple[Action, str]]:
    """Return what should have been done in the last two weeks, with its consultation's code."""
    today = clock.today()
    query = (
        select(Action, Consultation.code)
        .join(Consultation, Consultation.id == Action.consultation_id)
        .where(
            Action.status == ActionStatus.OPEN,
            Action.due_on < today,
            Action.due_on >= today - LATELY,
        )
    )
    return [(action, code) for action, code in db.session.execute(query)]


def texts_of(actor: Actor, actions: Iterable[Action]) -> dict[UUID, str | None]:
    """Open what was agreed, in a batch. None where the item has closed to the actor since.

    An expert's door closes by itself; what she promised still waits for her.
    """
    rows = list(actions)
    vault.keyring().load({action.space_id for action in rows})
    return {action.id: _what(action) for action in rows}


def owners_at(actor: Actor, item: Item, consultation: Consultation) -> set[UUID]:
    """Return who may be given something to do: the asker and whoever is seated."""
    return seated_at(actor, item) | {consultation.asker_id}


def who_may_own(actor: Actor, room: Room, consultation: Consultation) -> list[tuple[UUID, str]]:
    """Return the same people as options, by name."""
    names = {
        one.account.id: one.account.name
        for one in room.table
        if one.account and (one.attendance.is_seated or one.account.id == consultation.asker_id)
    }
    return sorted(names.items(), key=lambda option: option[1])


def _what(action: Action) -> str | None:
    try:
        return action.what
    except Locked:
        return None
