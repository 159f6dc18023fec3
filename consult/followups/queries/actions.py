"""Reading of agreements: those of an item at its table, and one's own wherever they were made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.cases.models import Client
from consult.consultations.models import Consultation
from consult.consultations.queries import consultation_of_item, seated_at
from consult.followups.models import Action, ActionClient, Agenda
from consult.followups.rules.standing import ActionStatus
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.meetings.models import Item
from consult.meetings.queries import find_item_seen, visible_items


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement with whose it is and whom it concerns."""

    action: Action
    owner: Account
    clients: Sequence[Client]


def find_action(actor: Actor, action_id: UUID) -> Action | None:
    """Return the agreement to its owner and to those at the table it was made at."""
    action = db.session.get(Action, action_id)
    if action is None or action.owner_id == actor.id:
        return action
    table = visible_items(actor).where(Item.id == action.item_id)
    return action if db.session.scalars(table).one_or_none() is not None else None


def find_agenda(actor: Actor, item_id: UUID) -> Agenda | None:
    """Return an item with the consultation it carries, to those at its table."""
    seen = find_item_seen(actor, item_id)
    consultation = consultation_of_item(actor, seen.item) if seen is not None else None
    return Agenda(seen, consultation) if seen is not None and consultation is not None else None


def actions_of_item(actor: Actor, item: Item) -> list[Agreed]:
    """Return the agreements of an item the actor was shown, by their day, in three queries."""
    query = select(Action).where(Action.item_id == item.id)
    actions = db.session.scalars(query.order_by(Action.due_on, Action.agreed_at)).all()
    owners = names_of(actor, {action.owner_id for action in actions})
    concerned = clients_of_actions(actor, [action.id for action in actions])
    return [Agreed(one, owners[one.owner_id], concerned[one.id]) for one in actions]


def clients_of_actions(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, list[Client]]:
    """Return the clients each of these agreements concerns, in one query."""
    concerned: dict[UUID, list[Client]] = {action_id: [] for action_id in ids}
    if concerned:
        query = (
            select(ActionClient.action_id, Client)
            .join(Client, Client.id == ActionClient.client_id)
            .where(ActionClient.action_id.in_(concerned))
            .order_by(Client.added_at, Client.id)
        )
        for action_id, client in db.session.execute(query):
            concerned[action_id].append(client)
    return concerned


def my_actions(actor: Actor, *, settled: bool = False) -> Select[Action, Consultation]:
    """Return what the actor has promised, each with its consultation: what waits, or what is over.

    What waits is ordered by its day, the first due first; what is over newest first.
    """
    query = (
        select(Action, Consultation)
        .join(Consultation, Consultation.id == Action.consultation_id)
        .where(Action.owner_id == actor.id)
    )
    if settled:
        over = query.where(Action.status.in_([ActionStatus.DONE, ActionStatus.DROPPED]))
        return over.order_by(Action.due_on.desc(), Action.id.desc())
    return query.where(Action.status == ActionStatus.OPEN).order_by(Action.due_on, Action.id)


def open_actions(actor: Actor, limit: int = 20) -> Sequence[tuple[Action, Consultation]]:
    """Return the first of what the actor has promised and not done yet."""
    rows = db.session.execute(my_actions(actor).limit(limit))
    return [(action, consultation) for action, consultation in rows]


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


def who_may_own(actor: Actor, item: Item, consultation: Consultation) -> list[tuple[UUID, str]]:
    """Return the same people as options, by name."""
    people = names_of(actor, owners_at(actor, item, consultation)).values()
    return [(one.id, one.name) for one in sorted(people, key=lambda one: one.name)]


def _what(action: Action) -> str | None:
    try:
        return action.what
    except Locked:
        return None
