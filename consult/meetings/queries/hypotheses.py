"""Reading of hypotheses: of an item at its table, and one by one to decide on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from consult.accounts.models import Account
from consult.cases.models import Client
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import (
    Hypothesis,
    HypothesisClient,
    HypothesisTurn,
    Item,
    ItemSeen,
)
from consult.meetings.queries.items import find_item_seen


@dataclass(frozen=True, slots=True)
class Voiced:
    """A hypothesis with who wrote it down, whom it concerns, and every decision on it."""

    hypothesis: Hypothesis
    author: Account
    clients: list[Client] = field(default_factory=list)
    turns: list[HypothesisTurn] = field(default_factory=list)


def hypotheses_of(actor: Actor, item: Item) -> list[Voiced]:
    """Return the hypotheses of an item the actor was shown, oldest first, with their history."""
    query = select(Hypothesis, Account).join(Account, Account.id == Hypothesis.author_id)
    there = query.where(Hypothesis.item_id == item.id, func.length(Hypothesis.box) > 0)
    rows = db.session.execute(there.order_by(Hypothesis.written_at, Hypothesis.id))
    found = {row.id: Voiced(row, author) for row, author in rows}
    for one, client in db.session.execute(_clients(found)):
        found[one].clients.append(client)
    turns = select(HypothesisTurn).where(HypothesisTurn.hypothesis_id.in_(found))
    for turn in db.session.scalars(turns.order_by(HypothesisTurn.decided_at, HypothesisTurn.id)):
        found[turn.hypothesis_id].turns.append(turn)
    return list(found.values())


def undecided_at(actor: Actor, item: Item) -> Sequence[Hypothesis]:
    """Return the hypotheses of an item of which nobody has said yet what becomes of them."""
    return [one for one in _of(item) if one.is_undecided]


def find_hypothesis(actor: Actor, hypothesis_id: UUID) -> tuple[ItemSeen, Hypothesis] | None:
    """Return a hypothesis, and as what the actor sits at its table, if that is there for her."""
    found = db.session.get(Hypothesis, hypothesis_id)
    if found is None or not found.box:  # erased: nothing is left to decide on
        return None
    seen = find_item_seen(actor, found.item_id)
    return (seen, found) if seen is not None else None


def decisions_on(actor: Actor, hypothesis: Hypothesis) -> Sequence[Row[HypothesisTurn, Account]]:
    """Return what was decided on a hypothesis the actor was shown, and by whom, newest first."""
    query = (
        select(HypothesisTurn, Account)
        .join(Account, Account.id == HypothesisTurn.decided_by)
        .where(HypothesisTurn.hypothesis_id == hypothesis.id)
        .order_by(HypothesisTurn.decided_at.desc(), HypothesisTurn.id)
    )
    return db.session.execute(query).all()


def _of(item: Item) -> Sequence[Hypothesis]:
    query = select(Hypothesis).where(Hypothesis.item_id == item.id, func.length(Hypothesis.box) > 0)
    return db.session.scalars(query.order_by(Hypothesis.written_at, Hypothesis.id)).all()


def _clients(ids: Iterable[UUID]) -> Select[UUID, Client]:
    return (
        select(HypothesisClient.hypothesis_id, Client)
        .join(Client, Client.id == HypothesisClient.client_id)
        .where(HypothesisClient.hypothesis_id.in_(list(ids)))
        .order_by(Client.added_at, Client.id)
    )
