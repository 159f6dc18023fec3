"""What an earlier meeting about the same family left: what was agreed, what was supposed.

Only what the reader can open: whoever sat at that table. A newcomer hears it read aloud.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from consult.accounts.models import Account
from consult.cases.models import Client
from consult.consultations.models import Consultation
from consult.followups.models import Action, ActionClient, Agenda
from consult.followups.queries.actions import Agreed, find_agenda
from consult.followups.rules.standing import ActionStatus
from consult.formats import Yield
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Hypothesis, HypothesisTurn, Item, ItemPhase
from consult.meetings.queries import visible_items
from consult.meetings.rules import STILL_OPEN, HypothesisState

SHOWN = 30
Rows = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Left:
    """What earlier meetings left to this one."""

    actions: list[tuple[Action, Account]]
    hypotheses: list[Hypothesis]

    def __bool__(self) -> bool:
        return bool(self.actions or self.hypotheses)


@dataclass(frozen=True, slots=True)
class AtHand:
    """What the page of an item shows of this flat: its own agreements, and what was left to it."""

    agreed: list[Agreed]
    left: Left


def left_to(actor: Actor, item: Item, consultation: Consultation) -> Left:
    """Return what earlier meetings about the same family left that the actor can open."""
    return at_hand(actor, item, consultation).left


def at_hand(actor: Actor, item: Item, consultation: Consultation | None) -> AtHand:
    """Gather what an item agreed on and what earlier ones left to it, in one statement.

    Agreements and hypotheses lie in tables of their own: a list of two numbers is joined to both,
    and each of its numbers to one of them.
    """
    rows = db.session.execute(_statement(actor, item, consultation)).all()
    found: dict[UUID, Agreed] = {}
    for action, owner, teller, client, _hypothesis in rows:
        if action is not None:
            clients = found.setdefault(action.id, Agreed(action, owner, [], teller)).clients
            clients += [client] if client is not None else []
    ordered = sorted(found.values(), key=_by_day)
    earlier = [(one.action, one.owner) for one in ordered if one.action.item_id != item.id]
    hypotheses = {row.Hypothesis.id: row.Hypothesis for row in rows if row.Hypothesis is not None}
    supposed = sorted(hypotheses.values(), key=lambda one: (one.written_at, one.id))
    return AtHand(
        agreed=[one for one in ordered if one.action.item_id == item.id],
        left=Left(earlier[:SHOWN], supposed[:SHOWN]),
    )


def _statement(
    actor: Actor, item: Item, consultation: Consultation | None
) -> Select[*tuple[Any, ...]]:
    before: ColumnElement[bool] = false()
    supposed: ColumnElement[bool] = false()
    if consultation is not None and consultation.case_id is not None and not consultation.private:
        still = or_(Action.status == ActionStatus.OPEN, Action.settled_on >= _today(item))
        before = and_(_of_items_before(actor, item, consultation, Action), still)
        supposed = and_(_of_items_before(actor, item, consultation, Hypothesis), *_waits(item))
    numbers = union_all(select(literal(0).label("number")), select(literal(1).label("number")))
    which, teller = numbers.subquery("numbers"), aliased(Account)
    hers = and_(which.c.number == 0, _stands(Action), or_(Action.item_id == item.id, before))
    return (
        select(Action, Account, teller, Client, Hypothesis)
        .select_from(which)
        .outerjoin(Action, hers)
        .outerjoin(Hypothesis, and_(which.c.number == 1, _stands(Hypothesis), supposed))
        .outerjoin(Account, Account.id == Action.owner_id)
        .outerjoin(teller, teller.id == Action.teller_id)
        .outerjoin(ActionClient, ActionClient.action_id == Action.id)
        .outerjoin(Client, Client.id == ActionClient.client_id)
        .order_by(Client.added_at, Client.id)
    )


def _by_day(one: Agreed) -> tuple[date, datetime, UUID]:
    return one.action.due_on, one.action.agreed_at, one.action.id


def _waits(item: Item) -> tuple[ColumnElement[bool], ...]:
    """Tell that a hypothesis comes up again, or was decided on since this table opened."""
    decided_here = exists().where(
        HypothesisTurn.hypothesis_id == Hypothesis.id, HypothesisTurn.decided_at >= _since(item)
    )
    return or_(Hypothesis.state.in_(STILL_OPEN), decided_here), _is_not_followed()


def find_looked_back(actor: Actor, item_id: UUID, action_id: UUID) -> tuple[Agenda, Action] | None:
    """Return what was agreed at an earlier table about the same family, as seen from this one."""
    agenda = find_agenda(actor, item_id)
    if agenda is None or agenda.consultation.case_id is None:
        return None
    query = _before(actor, agenda.item, agenda.consultation, Action).where(Action.id == action_id)
    action = db.session.scalars(query).one_or_none()
    return (agenda, action) if action is not None else None


def find_carried_on(
    actor: Actor, item: Item, consultation: Consultation, hypothesis_id: UUID | None
) -> Hypothesis | None:
    """Return a hypothesis that another one can follow: of this item or of an earlier one."""
    if hypothesis_id is None:
        return None
    here = select(Hypothesis).where(Hypothesis.item_id == item.id, _stands(Hypothesis))
    query = here
    if consultation.case_id is not None:
        query = _before(actor, item, consultation, Hypothesis)
    found = db.session.scalars(query.where(Hypothesis.id == hypothesis_id)).one_or_none()
    return found or db.session.scalars(here.where(Hypothesis.id == hypothesis_id)).one_or_none()


def is_private_beside(actor: Actor, space_id: UUID) -> bool:
    """Tell whether at a table of hers about the same family now nothing is written down.

    `space_id` is of any consultation about that family.
    """
    family = select(Consultation.case_id).where(Consultation.space_id == space_id)
    running = (
        visible_items(actor)
        .join(Consultation, Consultation.space_id == Item.space_id)
        .join(ItemPhase, ItemPhase.item_id == Item.id)
        .where(
            Consultation.case_id == family.scalar_subquery(),
            ItemPhase.running_since.is_not(None),
            ItemPhase.yields == Yield.NOTHING,
        )
    )
    return db.session.scalar(select(exists(running.with_only_columns(Item.id)))) is True


def due_hypotheses(actor: Actor, limit: int = 20) -> list[tuple[Hypothesis, Item, Consultation]]:
    """Return what she asked about or led and kept open until a day that has come. No text."""
    query = (
        select(Hypothesis, Item, Consultation)
        .join(Item, Item.id == Hypothesis.item_id)
        .join(Consultation, Consultation.space_id == Item.space_id)
        .where(*_due_for(actor))
        .order_by(Hypothesis.kept_until, Hypothesis.id)
    )
    return [(one, item, it) for one, item, it in db.session.execute(query.limit(limit))]


def count_of_due_hypotheses(actor: Actor) -> ColumnElement[int]:
    """Count them, as a part of a statement that counts other things, too."""
    return (
        select(func.count())
        .select_from(Hypothesis)
        .join(Item, Item.id == Hypothesis.item_id)
        .join(Consultation, Consultation.space_id == Item.space_id)
        .where(*_due_for(actor))
        .scalar_subquery()
    )


def _due_for(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return (
        Hypothesis.state == HypothesisState.KEPT,
        Hypothesis.kept_until <= clock.today(),
        or_(Consultation.asker_id == actor.id, Item.facilitator_id == actor.id),
        _stands(Hypothesis),
        _is_not_followed(),
    )


def _before(actor: Actor, item: Item, consultation: Consultation, model: Any) -> Select[Any]:
    """Select what was left by earlier items about the same family."""
    here = _of_items_before(actor, item, consultation, model)
    return select(model).where(here, _stands(model))


def _of_items_before(
    actor: Actor, item: Item, consultation: Consultation, model: Any
) -> ColumnElement[bool]:
    """Tell that a row is of a closed item about the same family that is there for the actor."""
    closed = (
        visible_items(actor)
        .join(Consultation, Consultation.space_id == Item.space_id)
        .where(
            Consultation.case_id == consultation.case_id,
            Consultation.private.is_(False),
            Item.id != item.id,
            Item.closed_at <= _since(item),
        )
    )
    there: ColumnElement[bool] = model.item_id.in_(closed.with_only_columns(Item.id))
    return there


def _stands(model: Any) -> ColumnElement[bool]:
    """Tell that a row has not been erased."""
    return func.length(model.box) > 0


def _is_not_followed() -> ColumnElement[bool]:
    further = aliased(Hypothesis)
    return ~exists().where(further.follows_id == Hypothesis.id)


def _since(item: Item) -> datetime:
    return item.opened_at or clock.now()


def _today(item: Item) -> date:
    return clock.local(_since(item)).date()
