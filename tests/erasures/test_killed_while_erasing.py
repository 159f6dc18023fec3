"""Abuse case 58, an erasure: killed at any step, it is found whole or goes on where it was."""

from datetime import timedelta

import pytest
from sqlalchemy import func

from consult import vault
from consult.audit import AuditRow, Deed
from consult.audit.verify import verify
from consult.erasures.operations import finish_erasures
from consult.erasures.rules import ErasureState
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.notes.models import CaseNote
from consult.vault import Space, SpaceState, salts
from tests.casework import reading
from tests.erasures.killed import carry_out_and_die, keep, put_back
from tests.erasures.scenes import GRACE, OLDER, YOUNGER, in_grace, row

EVERY = 6
"""Of the steps each so-and-so-many-th."""


def expect_nothing_half(alma, laid, erasure_id):
    """Whatever was reached: no salt goes before its tombstone, no row before its salt."""
    marked = db.session.get_one(Space, laid.older_space).state is SpaceState.ERASED
    salted = bool(salts.read([laid.older_space]))
    with reading(alma):
        note = db.session.get(CaseNote, laid.notes["older"])
        assert marked or salted, "a salt went before its tombstone"
        assert note is not None or not salted, "rows went before their salt"
        if note is not None and salted:
            assert note.body == OLDER
        elif note is not None:
            with pytest.raises(Locked):
                assert note.body


def goes_on():
    """The worker starts again, a second later."""
    with clock.moved_by(timedelta(seconds=1)):
        finish_erasures()


def expect_it_done(alma, laid, erasure_id):
    assert row(erasure_id).state is ErasureState.DONE
    assert not salts.read([laid.older_space])
    with reading(alma):
        assert db.session.get(CaseNote, laid.notes["older"]) is None
        assert db.session.get_one(CaseNote, laid.notes["younger"]).body == YOUNGER
    said = db.session.query(func.count(AuditRow.seq)).filter_by(action=Deed.SPACE_ERASED.value)
    assert said.scalar() == 2
    assert verify(content=True).findings == ()
    assert vault.faults() == []


def test_case_58_killed_at_many_steps_of_an_erasure(alma, outi, laid, settings, tmp_path):
    erasure_id = in_grace(alma, outi, laid, client=laid.older_id)
    keep(settings.instance, tmp_path / "aside")
    with clock.moved_by(GRACE):
        steps = 1
        while carry_out_and_die(steps):
            expect_nothing_half(alma, laid, erasure_id)
            goes_on()
            expect_it_done(alma, laid, erasure_id)
            put_back(tmp_path / "aside", settings.instance)
            steps += EVERY
        expect_it_done(alma, laid, erasure_id)
    assert steps > 6 * EVERY


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_case_58_killed_again_and_again_it_is_finished_in_the_end(database, alma, outi, laid):
    erasure_id = in_grace(alma, outi, laid, client=laid.older_id)
    with clock.moved_by(GRACE):
        for step in (4, 30, 1, 6, 3):
            with clock.moved_by(timedelta(seconds=step)):
                assert carry_out_and_die(step)
            expect_nothing_half(alma, laid, erasure_id)
        goes_on()
        expect_it_done(alma, laid, erasure_id)
