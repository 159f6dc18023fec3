"""The second person's yes or no, and stopping it while there is time."""

from consult import audit
from consult.audit import Deed
from consult.erasures.messages import tell_asker_no, tell_of_erasure_ahead, tell_of_stop
from consult.erasures.models import Erasure, ErasureSeen
from consult.erasures.operations.asking import HELD
from consult.erasures.queries import held_erasure, standing_hold
from consult.erasures.rules import GRACE, ErasureState
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words

DECIDED_ALREADY = Words(
    "Tästä on jo päätetty.", "Detta är redan avgjort.", "This has been decided already."
)


def approve_erasure(actor: Actor, seen: ErasureSeen) -> None:
    """Say yes as the second person. It is carried out when the days of grace are over.

    Raises:
        Conflict: somebody was faster.
        NotSaved: the case is held back.

    """
    erasure = _waiting(actor, seen.erasure)
    if standing_hold(actor, seen.case.id) is not None:
        raise NotSaved(HELD)
    _answer(actor, erasure, ErasureState.APPROVED)
    erasure.due_at = clock.now() + GRACE
    audit.record(
        actor,
        Deed.ERASURE_APPROVED,
        on=erasure,
        space=seen.case.space_id,
        case=seen.case.id,
        due=erasure.due_at,
    )
    tell_of_erasure_ahead(actor, erasure, seen)


def refuse_erasure(actor: Actor, seen: ErasureSeen) -> None:
    """Say no as the second person.

    Raises:
        Conflict: somebody was faster.

    """
    erasure = _waiting(actor, seen.erasure)
    _answer(actor, erasure, ErasureState.REFUSED)
    audit.record(
        actor, Deed.ERASURE_REFUSED, on=erasure, space=seen.case.space_id, case=seen.case.id
    )
    tell_asker_no(actor, erasure)


def stop_erasure(actor: Actor, seen: ErasureSeen) -> None:
    """Stop an erasure before it is carried out.

    Raises:
        Conflict: it is carried out, or was stopped already.

    """
    erasure = held_erasure(actor, seen.erasure.id)
    if not erasure.is_open:
        raise Conflict(DECIDED_ALREADY)
    end_before_time(actor, erasure, seen)


def end_before_time(actor: Actor, erasure: Erasure, seen: ErasureSeen | None) -> None:
    """Stop an erasure whose row is held."""
    in_grace = erasure.is_in_grace
    erasure.state = ErasureState.STOPPED
    erasure.stopped_by = actor.id if actor.kind == "person" else None
    erasure.stopped_at = clock.now()
    audit.record(actor, Deed.ERASURE_STOPPED, on=erasure, case=erasure.case_id)
    tell_of_stop(actor, erasure, seen.case if seen is not None and in_grace else None)


def _waiting(actor: Actor, erasure: Erasure) -> Erasure:
    held = held_erasure(actor, erasure.id)
    if not held.waits_for_second:
        raise Conflict(DECIDED_ALREADY)
    return held


def _answer(actor: Actor, erasure: Erasure, state: ErasureState) -> None:
    erasure.state = state
    erasure.answered_by, erasure.answered_at = actor.id, clock.now()
