"""Asking that a case, or one client of it, be erased. Nothing is erased by it."""

from dataclasses import dataclass
from datetime import date

from consult import audit
from consult.audit import Deed
from consult.cases.queries import clients_of, hold_case
from consult.erasures.messages import tell_second_people
from consult.erasures.models import Erasure, ToErase
from consult.erasures.queries import open_erasures_of, standing_hold
from consult.erasures.queries.reach import unfinished_codes
from consult.erasures.rules import EraseReason, ErasureState, draw_reference, due_on
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

CLOSE_FIRST = Words(
    "Päätä asia ensin. Avointa asiaa ei hävitetä.",
    "Avsluta ärendet först. Ett öppet ärende förstörs inte.",
    "Close the case first. An open case is not erased.",
)
FINISH_FIRST = Words(
    "Konsultaatio on kesken. Vie se loppuun tai peru se ensin.",
    "En konsultation är på hälft. Slutför eller återta den först.",
    "A consultation is not over. Finish or withdraw it first.",
)
HELD = Words(
    "Asian hävittäminen on estetty toistaiseksi. Poista ensin este.",
    "Ärendet får tills vidare inte förstöras. Häv hindret först.",
    "The case is held back. Lift the hold first.",
)
ALREADY = Words(
    "Hävittäminen on jo vireillä.",
    "Förstöringen är redan på gång.",
    "This is on its way already.",
)
NOT_DUE = Words(
    "Säilytysaika ei ole vielä päättynyt. Valitse toinen syy tai odota.",
    "Förvaringstiden har inte gått ut ännu. Välj en annan orsak eller vänta.",
    "It has not been kept long enough yet. Choose another reason, or wait.",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """Why it should go, and what was said with it."""

    reason: EraseReason
    decided_on: date | None
    transferred: bool


def ask_erasure(actor: Actor, found: ToErase, wish: Wish) -> Erasure:
    """Ask for an erasure; a second person is told that her word is needed.

    Raises:
        NotSaved: the case is open or held back, a consultation is not over, or its time is not.
        Conflict: it is on its way already.

    """
    hold_case(actor, found.case)
    proposed = _refuse_or_find(actor, found)
    _refuse_too_early(actor, found, wish)
    erasure = proposed or Erasure(id=new_id(), reference=draw_reference(), case_id=found.case.id)
    client = found.client
    erasure.client_id = client.id if client else None
    erasure.client_role = client.role if client else None
    erasure.client_number = client.number if client else None
    erasure.reason, erasure.decided_on = wish.reason, wish.decided_on
    erasure.transferred = wish.transferred
    erasure.state, erasure.spaces = ErasureState.ASKED, 0
    erasure.asked_by, erasure.asked_at = actor.id, clock.now()
    db.session.add(erasure)
    found.case.erasure_asked = True
    audit.record(
        actor,
        Deed.ERASURE_ASKED,
        on=erasure,
        space=client.space_id if client else found.case.space_id,
        clients=[client.id] if client else (),
        case=found.case.id,
        reason=wish.reason,
    )
    tell_second_people(actor, erasure, found.team)
    return erasure


def _refuse_or_find(actor: Actor, found: ToErase) -> Erasure | None:
    """Return what the house has proposed already, if it is this.

    Raises:
        Conflict: something of the case is being erased.

    """
    proposed = None
    for one in open_erasures_of(actor, found.case):
        if not one.is_proposed:
            raise Conflict(ALREADY)
        proposed = one
    return proposed if found.client is None else None


def _refuse_too_early(actor: Actor, found: ToErase, wish: Wish) -> None:
    case, client = found.case, found.client
    if standing_hold(actor, case.id) is not None:
        raise NotSaved(HELD)
    if client is None and case.is_open:
        raise NotSaved(CLOSE_FIRST)
    if unfinished_codes(actor, case, client):
        raise NotSaved(FINISH_FIRST)
    if wish.reason is EraseReason.RETENTION_OVER:
        concerned = [client] if client else clients_of(actor, case)
        if case.closed_at is None:
            raise NotSaved(CLOSE_FIRST)
        closed_on = clock.local(case.closed_at).date()
        if due_on(closed_on, {one.service_task for one in concerned}) > clock.today():
            raise NotSaved(NOT_DUE)
