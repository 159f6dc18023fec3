"""Abuse cases 10 and 54: whoever had a seat tries to read on."""

import shutil
import sqlite3
import threading
from contextlib import closing

import pytest

from consult.cases.models import CircleSeat
from consult.cases.operations import end_seat, grant_seat
from consult.cases.queries import find_case, find_seat
from consult.cases.rules import CircleRole
from consult.foundation.database import db
from consult.foundation.errors import Locked, NotSaved
from consult.notes.models import CaseNote
from consult.notes.operations import file_note
from consult.privacy import reviewed
from consult.vault import salts
from tests.casework import a_note, doing, let_go, let_sit, reading, the_case
from tests.postgres import both

TEXT = "Uusi suunnitelma."


def copy(source, target):
    """Copy a database while nobody has it open, without what lies beside it."""
    db.session.remove()
    db.engine.dispose()
    with closing(sqlite3.connect(source)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for beside in ("-wal", "-shm"):
        target.with_name(target.name + beside).unlink(missing_ok=True)
    shutil.copyfile(source, target)


def test_10_an_old_backup_and_the_own_passphrase(app, settings, alma, bertta, vaahtera, tmp_path):
    seat = let_sit(alma, vaahtera, bertta)
    a_note(alma, vaahtera, TEXT)
    note_id = db.session.query(CaseNote.id).scalar()
    backup = tmp_path / "backup.db"
    copy(settings.instance / "main.db", backup)
    let_go(alma, seat)
    salts.destroy(vaahtera.spaces)  # as an erasure does; backups of the salts have run out
    with closing(sqlite3.connect(backup)) as old, old:
        wraps = old.execute(
            "SELECT blob FROM grants WHERE recipient_id = ?", [bertta.id.hex]
        ).fetchall()
    assert any(blob for (blob,) in wraps)  # the old wrap is there, and her key opens it
    copy(backup, settings.instance / "main.db")
    with reading(bertta), pytest.raises(Locked):
        assert db.session.get_one(CaseNote, note_id).body


def at_once(app, *deeds):
    """Let everybody do her deed in a thread of her own; return how each ended."""
    gate, ends = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number, person, deed):
        with app.app_context():
            gate.wait()
            try:
                with doing(person):
                    deed(person)
            except Exception as error:
                ends[number] = error
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(n, *one)) for n, one in enumerate(deeds)]
    db.session.remove()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    return ends


def writes(vaahtera):
    def write(person):
        case = the_case(person, vaahtera)
        assert case.summary  # the page was read, so the old keys are at hand
        file_note(person.actor, case, reviewed(TEXT))

    return write


def ends(seat):
    return lambda person: end_seat(person.actor, find_seat(person.actor, seat.id))


@both
def test_54_revoked_while_a_note_is_being_saved(app, alma, bertta, fanni, vaahtera):
    for _ in range(3):
        seat = let_sit(alma, vaahtera, bertta)
        if find_case(fanni.actor, vaahtera.case_id) is None:
            let_sit(alma, vaahtera, fanni, writes=True)
        ended = at_once(app, (alma, ends(seat)), (fanni, writes(vaahtera)))
        assert ended == [None, None]
    notes = [note_id for (note_id,) in db.session.query(CaseNote.id)]
    assert len(notes) == 3
    for note_id in notes:
        with reading(bertta), pytest.raises(Locked):
            assert db.session.get_one(CaseNote, note_id).body
        with reading(fanni):
            assert db.session.get_one(CaseNote, note_id).body == TEXT


@both
def test_54_granted_and_revoked_at_the_same_moment(app, alma, bertta, fanni, jaana, vaahtera):
    let_sit(alma, vaahtera, fanni, writes=True)
    seat = let_sit(alma, vaahtera, bertta)

    def seats_jaana(person):
        case = the_case(person, vaahtera)
        grant_seat(person.actor, case, jaana.id, CircleRole.PARTNER, writes=False)

    ended = at_once(app, (alma, ends(seat)), (fanni, seats_jaana))
    assert ended == [None, None]
    a_note(alma, vaahtera, TEXT)
    note_id = db.session.query(CaseNote.id).scalar()
    with reading(jaana):
        assert db.session.get_one(CaseNote, note_id).body == TEXT
    with reading(bertta), pytest.raises(Locked):
        assert db.session.get_one(CaseNote, note_id).body


@both
def test_54_two_seat_the_same_colleague_and_one_is_told(app, alma, fanni, jaana, vaahtera):
    let_sit(alma, vaahtera, fanni, writes=True)

    def seats_jaana(person):
        case = the_case(person, vaahtera)
        grant_seat(person.actor, case, jaana.id, CircleRole.PARTNER, writes=False)

    ended = at_once(app, (alma, seats_jaana), (fanni, seats_jaana))
    assert sorted(type(one) for one in ended if one) == [NotSaved]
    assert db.session.query(CircleSeat).filter_by(account_id=jaana.id).count() == 1
