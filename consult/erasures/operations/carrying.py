"""Carrying out what is due, in three steps that may each be interrupted and repeated.

1. The tombstones: every space is marked in the main database, with a deed for each, and committed.
2. The salts are destroyed. From here on nothing opens the spaces again, in no backup of the rows.
3. An anchor outside names the erased spaces, and the rows go.
"""

import logging
from uuid import UUID

from consult import audit, vault
from consult.audit import Deed, anchors
from consult.cases.models import Case, Client
from consult.cases.queries import hold_case
from consult.cases.rules import CaseStatus
from consult.erasures.messages import tell_it_is_done
from consult.erasures.models import ErasedSpace, Erasure
from consult.erasures.operations.answering import end_before_time
from consult.erasures.operations.clearing import clear
from consult.erasures.queries import (
    held_erasure,
    latest_anchor,
    spaces_of_erasure,
    spaces_to_erase,
    standing_hold,
    to_carry_out,
)
from consult.erasures.queries.reach import living, seats_taken, unfinished_codes
from consult.erasures.rules import ErasureState
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import db, transaction
from consult.foundation.errors import ConsultError
from consult.foundation.ids import new_id

log = logging.getLogger("consult.erasures")


def finish_erasures(actor: Actor = SYSTEM) -> int:
    """Carry out what is due and what was interrupted; return how many were finished.

    One that cannot be finished now does not keep the others; the next round tries again.
    """
    finished = 0
    for erasure_id in to_carry_out(actor):
        try:
            finished += _carry_out(actor, erasure_id)
        except ConsultError:
            log.exception("an erasure waits")
    return finished


def _carry_out(actor: Actor, erasure_id: UUID) -> bool:
    with transaction():
        begun = _mark(actor, held_erasure(actor, erasure_id))
    if not begun:
        return False
    _shred(actor, erasure_id)
    with transaction():
        _clear(actor, held_erasure(actor, erasure_id))
    return True


def _mark(actor: Actor, erasure: Erasure) -> bool:
    """Set the tombstones, unless something has come between; tell whether it goes on."""
    if erasure.state is not ErasureState.APPROVED:
        return erasure.state in (ErasureState.MARKED, ErasureState.SHREDDED)
    case = db.session.get_one(Case, erasure.case_id)
    hold_case(actor, case)
    client = db.session.get(Client, erasure.client_id) if erasure.client_id else None
    if standing_hold(actor, case.id) is not None:
        return False
    reopened = erasure.client_id is None and case.is_open
    gone = erasure.client_id is not None and client is None
    if reopened or gone or unfinished_codes(actor, case, client):
        end_before_time(actor, erasure, None)  # taken up again: somebody still works with it
        return False
    spaces = living(actor, spaces_to_erase(actor, case, client))
    for space_id in spaces:
        _set_tombstone(actor, erasure, space_id)
    if client is None:
        _close_the_circle(actor, case)
    erasure.state, erasure.marked_at = ErasureState.MARKED, clock.now()
    erasure.spaces = len(spaces)
    audit.record(actor, Deed.ERASURE_BEGUN, on=erasure, case=case.id, spaces=len(spaces))
    return True


def _set_tombstone(actor: Actor, erasure: Erasure, space_id: UUID) -> None:
    vault.erase_space(space_id)
    space = db.session.get_one(vault.Space, space_id)
    audit.record(actor, Deed.SPACE_ERASED, on=space, space=space_id)
    db.session.add(ErasedSpace(id=new_id(), erasure_id=erasure.id, space_id=space_id))


def _close_the_circle(actor: Actor, case: Case) -> None:
    """Take the case out of every list, as of now."""
    case.status = CaseStatus.ERASED
    for seat in seats_taken(actor, case.id):
        seat.until = clock.now()


def _shred(actor: Actor, erasure_id: UUID) -> None:
    with transaction():
        spaces = spaces_of_erasure(actor, held_erasure(actor, erasure_id))
    vault.destroy_salts(spaces)
    with transaction():
        erasure = held_erasure(actor, erasure_id)
        if erasure.state is ErasureState.MARKED:
            erasure.state, erasure.shredded_at = ErasureState.SHREDDED, clock.now()
            audit.record(actor, Deed.SALTS_DESTROYED, on=erasure, spaces=len(spaces))
    anchors.make_anchor()


def _clear(actor: Actor, erasure: Erasure) -> None:
    if erasure.state is not ErasureState.SHREDDED:
        return
    rows = clear(actor, spaces_of_erasure(actor, erasure))
    erasure.state, erasure.done_at = ErasureState.DONE, clock.now()
    erasure.anchor_seq = latest_anchor(actor)
    audit.record(actor, Deed.ERASURE_DONE, on=erasure, rows=rows)
    tell_it_is_done(actor, erasure)
