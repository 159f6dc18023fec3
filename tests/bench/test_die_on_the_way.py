"""What `bench kills` does to others: a child dies at the step it is told, and at no other."""

import pytest

from consult import audit
from consult.audit import AuditRow, Deed
from consult.bench.deaths import dies_at, steps_of
from consult.bench.kills_of import Toll, kill
from consult.foundation.database import db, transaction


@pytest.fixture
def three(app, alma):
    """Work of three transactions, each with a deed."""

    def work():
        for _ in range(3):
            with transaction():
                audit.record(alma.actor, Deed.PROOF_GIVEN, by="words")

    return work


def entries():
    return db.session.query(AuditRow).count()


def test_each_step_is_counted_and_killed_at(three):
    before = entries()
    steps = steps_of(three)
    assert entries() == before + 3
    assert steps >= 6  # a beginning and a write each
    assert [dies_at(step, three) for step in (1, steps, steps + 1)] == [True, True, False]
    assert entries() == before + 3 + 0 + 2 + 3


def test_it_is_killed_until_it_has_died_so_often(three):
    looked = []
    toll = kill(Toll("three", steps=steps_of(three)), 5, three, lambda: looked.append(entries()))
    assert (toll.kills, len(looked)) == (5, 5 + toll.survived)
    assert looked == sorted(looked)


def test_work_that_fails_by_itself_is_not_taken_for_killed(app):
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        steps_of(lambda: 1 / 0)
