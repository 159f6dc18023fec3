"""Killed between two writes: all of a deed is there, or nothing of it."""

import signal
from datetime import timedelta

import pytest

from consult import vault
from consult.audit.verify import verify
from consult.bench.kills import processes
from consult.cases.models import Case
from consult.foundation import clock
from consult.foundation.database import db
from consult.notes.models import CaseNote, NoteClient
from consult.vault import salts
from tests.casework import a_note, open_vaahtera, reading, the_case
from tests.faults.killed import file_and_die, open_and_die


def let_die(work, *arguments):
    """Run `work` in a process of its own; return the signal that ended it."""
    running = processes().Process(target=work, args=arguments)
    running.start()
    running.join(60)
    return -(running.exitcode or 0)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_half_a_note_is_no_note(app, settings, alma, vaahtera, number):
    db.session.remove()
    assert let_die(file_and_die, settings, vaahtera.case_id, number) == signal.SIGKILL
    assert db.session.query(CaseNote).count() == 0
    assert db.session.query(NoteClient).count() == 0
    assert verify(content=True).good
    a_note(alma, vaahtera, "Nyt ehdittiin.")
    assert verify(content=True).good


@pytest.mark.parametrize("number", [2, 4, 6])  # the first is the salt
def test_between_salt_and_space_only_a_salt_is_left_and_it_is_swept(
    app, settings, alma, template, number
):
    team_id = template.teams["vaara"]
    vaahtera = open_vaahtera(alma, team_id)
    db.session.remove()
    assert let_die(open_and_die, settings, team_id, number) == signal.SIGKILL
    assert db.session.query(Case).count() == 1
    known = set(db.session.scalars(db.select(vault.Space.id)))
    with clock.moved_by(timedelta(days=2)):
        assert len(salts.orphans(known, clock.now())) == 1
        assert vault.sweep_orphan_salts() == 1
    assert verify(content=True).good
    with reading(alma):
        assert the_case(alma, vaahtera).summary == "Huoli koulunkäynnistä."
