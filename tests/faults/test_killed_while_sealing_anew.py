"""Killed while keys are turned and texts sealed anew: all opens, the log is whole, it goes on."""

import os
import signal

from consult import vault
from consult.audit.verify import verify
from consult.cases.operations import seal_case_anew, turn_case_keys
from consult.cases.queries import behind_in
from consult.foundation.database import db, transaction
from consult.notes.models import CaseNote
from tests.casework import a_note, doing, let_sit, reading, the_case
from tests.faults.killed import die_at

POINTS = range(1, 60, 2)
"""At which writes it dies; past the last one it lives."""
NOTES = 8


def in_batches(alma, vaahtera) -> None:
    """As presses do it: the keys first with a batch, then batch after batch, each by itself."""
    with doing(alma):
        case = the_case(alma, vaahtera)
        turn_case_keys(alma.actor, case)
        seal_case_anew(alma.actor, case, 3)
    while True:
        with vault.signed_in(alma.identity), transaction():
            if not seal_case_anew(alma.actor, the_case(alma, vaahtera), 3).sealed:
                return


def killed_at(number, work) -> bool:
    """Do it in a fork that dies at its n-th write; tell whether it lived to the end."""
    db.session.remove()
    db.engine.dispose()
    child = os.fork()
    if child == 0:
        try:
            die_at(number)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    assert not os.WIFSIGNALED(status) or os.WTERMSIG(status) == signal.SIGKILL
    return not os.WIFSIGNALED(status)


def test_at_no_moment_is_a_text_lost(app, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    for number in range(NOTES):
        a_note(alma, vaahtera, f"Kettu numero {number}.")
    for number in POINTS:
        if killed_at(number, lambda: in_batches(alma, vaahtera)):
            break
        with reading(bertta):
            assert the_case(bertta, vaahtera).summary
            assert len({note.body for note in db.session.query(CaseNote)}) == NOTES
    assert number > 20  # so far it died on its way
    assert verify(content=True).good
    in_batches(alma, vaahtera)
    with reading(alma):
        assert behind_in(alma.actor, the_case(alma, vaahtera)) == 0
    assert verify(content=True).good
    assert vault.faults() == []
