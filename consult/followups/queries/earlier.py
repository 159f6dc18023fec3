"""What an earlier meeting about the same family left: what was agreed, what was supposed.

Only what the reader can open: whoever sat at that table. A newcomer hears it read aloud.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import aliased

from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.followups.models import Action, Agenda
from consult.followups.queries.actions import find_agenda
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Hypothesis, HypothesisTurn, Item
from consult.meetings.queries import visible_items
from consult.meetings.rules import STILL_OPEN, HypothesisState

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Left:
    """What earlier meetings left to this one."""

    actions: list[tuple[Action, Account]]
    hypotheses: list[Hypothesis]

    def __bool__(self) -> bool:
        return bool(self.actions or self.hypotheses)


def left_to(actor: Actor, item: Item, consultation: Consultation) -> Left:
    """Return what earlier meetings about the same family left that the actor can open."""
    if consultation.case_id is None or consultation.private:
        return Left([], [])
    actions = db.session.execute(_actions(actor, item, consultation)).all()
    hypotheses = db.session.scalars(_hypotheses(actor, item, consultation)).all()
    return Left([(action, owner) for action, owner in actions], list(hypotheses))


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


def _actions(actor: Actor, item: Item, consultation: Consultation) -> Select[Action, Account]:
    """Select what waits, and what was settled since this table opened: a press can be undone."""
    now_or_here = or_(
        Action.status == ActionStatus.OPEN,
        Action.settled_on >= clock.local(_since(item)).date(),
    )
    return (
        _before(actor, item, consultation, Action)
        .add_columns(Account)
        .join(Account, Account.id == Action.owner_id)
        .where(now_or_here)
        .order_by(Action.due_on, Action.id)
        .limit(SHOWN)
    )


def _hypotheses(actor: Actor, item: Item, consultation: Consultation) -> Select[Hypothesis]:
    decided_here = exists().where(
        HypothesisTurn.hypothesis_id == Hypothesis.id, HypothesisTurn.decided_at >= _since(item)
    )
    return (
        _before(actor, item, consultation, Hypothesis)
        .where(or_(Hypothesis.state.in_(STILL_OPEN), decided_here), _is_not_followed())
        .order_by(Hypothesis.written_at, Hypothesis.id)
        .limit(SHOWN)
    )


def _before(actor: Actor, item: Item, consultation: Consultation, model: Any) -> Select[Any]:
    """Select what was left by closed items about the same family that are there for the actor."""
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
    here = model.item_id.in_(closed.with_only_columns(Item.id))
    return select(model).where(here, _stands(model))


def _stands(model: Any) -> ColumnElement[bool]:
    """Tell that a row has not been erased."""
    return func.length(model.box) > 0


def _is_not_followed() -> ColumnElement[bool]:
    further = aliased(Hypothesis)
    return ~exists().where(further.follows_id == Hypothesis.id)


def _since(item: Item) -> datetime:
    return item.opened_at or clock.now()
