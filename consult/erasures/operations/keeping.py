"""What is kept back, and what the house proposes when its time is over."""

from dataclasses import dataclass
from datetime import date

from consult import audit
from consult.audit import Deed
from consult.erasures.messages import tell_of_erasure_ahead, tell_of_proposals
from consult.erasures.models import Erasure, Holding, Kept, RetentionHold, ToErase
from consult.erasures.operations.answering import end_before_time
from consult.erasures.queries import (
    cases_to_propose,
    find_erasure,
    held_erasure,
    open_erasures_of,
    proposals_overtaken,
    standing_hold,
)
from consult.erasures.rules import GRACE, EraseReason, ErasureState, HoldReason, draw_reference
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.notifications.rounds import on_rounds

NOT_AHEAD = Words(
    "Valitse päivä, joka on vielä edessä.", "Välj en dag som är framför oss.", "Choose a day ahead."
)
HELD_ALREADY = Words(
    "Asialla on jo este.", "Ärendet har redan ett hinder.", "The case is held back already."
)


@dataclass(frozen=True, slots=True)
class Until:
    """Why a case is kept back, and the last day on which it is."""

    reason: HoldReason
    until: date


def hold_case_back(actor: Actor, found: ToErase, terms: Until) -> RetentionHold:
    """Keep a case although its time is over. An erasure under way waits until it is lifted.

    Raises:
        NotSaved: the day is not ahead.
        Conflict: it is held back already.

    """
    if terms.until <= clock.today():
        raise NotSaved(NOT_AHEAD)
    if standing_hold(actor, found.case.id) is not None:
        raise Conflict(HELD_ALREADY)
    hold = RetentionHold(
        id=new_id(),
        case_id=found.case.id,
        reason=terms.reason,
        until=terms.until,
        set_by=actor.id,
        set_at=clock.now(),
        lifted_by=None,
        lifted_at=None,
    )
    db.session.add(hold)
    audit.record(
        actor,
        Deed.RETENTION_HELD,
        on=hold,
        space=found.case.space_id,
        case=found.case.id,
        reason=terms.reason,
        until=terms.until,
    )
    return hold


def lift_hold(actor: Actor, held: Holding) -> None:
    """Let a case go its way again. What was approved before has all its days of grace anew.

    One person lifts it: whoever set it, and the circle, must have time to object.
    """
    held.hold.lifted_by, held.hold.lifted_at = actor.id, clock.now()
    case = held.found.case
    audit.record(actor, Deed.RETENTION_FREED, on=held.hold, space=case.space_id, case=case.id)
    for one in open_erasures_of(actor, case):
        if one.is_in_grace:
            _put_off(actor, held_erasure(actor, one.id), held)


def propose_due(actor: Actor) -> list[Kept]:
    """Propose the erasure of each case whose time is over, and tell whoever has to look at it.

    Nothing is erased by it: a person asks, and a second one says yes.
    """
    for erasure in proposals_overtaken(actor):
        end_before_time(actor, erasure, None)
    due = cases_to_propose(actor)
    for one in due:
        _propose(actor, one)
    if due:
        tell_of_proposals(actor, due)
    return due


@on_rounds
def propose_on_rounds(actor: Actor) -> None:
    """Look by the day's rounds, so that nobody has to press for it."""
    propose_due(actor)


def _put_off(actor: Actor, erasure: Erasure, held: Holding) -> None:
    case, seen = held.found.case, find_erasure(actor, erasure.id)
    erasure.due_at = clock.now() + GRACE
    audit.record(
        actor,
        Deed.ERASURE_PUT_OFF,
        on=erasure,
        space=case.space_id,
        case=case.id,
        due=erasure.due_at,
    )
    if seen is not None:
        tell_of_erasure_ahead(actor, erasure, seen, held.hold.set_by)


def _propose(actor: Actor, one: Kept) -> None:
    erasure = Erasure(
        id=new_id(),
        reference=draw_reference(),
        case_id=one.case.id,
        reason=EraseReason.RETENTION_OVER,
        decided_on=None,
        transferred=False,
        state=ErasureState.PROPOSED,
        asked_by=None,
        asked_at=clock.now(),
        spaces=0,
    )
    db.session.add(erasure)
    audit.record(
        actor, Deed.ERASURE_PROPOSED, on=erasure, space=one.case.space_id, case=one.case.id
    )
