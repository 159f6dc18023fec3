import json
from hashlib import sha256
from uuid import UUID

import pytest
from sqlalchemy import select

from consult import audit
from consult.audit import AuditRow, Deed
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.encoding import columns, lp
from consult.foundation.ids import new_id
from tests.audit.rows import Chair, Letter, Room, Task
from tests.postgres import both

pytestmark = both


def log():
    return list(db.session.scalars(select(AuditRow).order_by(AuditRow.seq)))


def letter(**columns):
    return Letter(**{"id": new_id(), "space_id": new_id(), "box": b"sealed", **columns})


@pytest.mark.asvs("V16.2.1")
def test_an_entry_says_who_what_where_and_why(store, alma):
    note, child, agency = letter(), new_id(), new_id()
    with transaction():
        db.session.add(note)
        audit.record(
            alma, Deed.NOTE_FILED, on=note, clients=[child], provision="lsl-14",
            recipient_agency=agency, overruled=2,
        )  # fmt: skip
    (row,) = log()
    assert (row.seq, row.actor, row.actor_name, row.action) == (1, alma.id, "Alma", "note:filed")
    assert (row.object_type, row.object_id, row.space) == ("letter", note.id, note.space_id)
    assert (row.purpose, row.provision, row.recipient_agency) == ("client-work", "lsl-14", agency)
    assert (row.result, row.session_ref, row.rev) == ("ok", b"sitting1", 1)
    assert json.loads(row.detail) == {"overruled": 2, "clients": [str(child)]}
    assert row.at == clock.now() or row.at < clock.now()


def test_a_sealed_row_is_held_by_the_hash_of_its_box(store, alma):
    note = letter(box=b"one")
    with transaction():
        db.session.add(note)
        audit.record(alma, Deed.NOTE_FILED, on=note)
        db.session.flush()
        note.box = b"two"  # what counts is what is committed, not what was there when it was said
    assert log()[0].box_sha256 == sha256(b"two").digest()


def test_a_plain_row_is_held_by_the_hash_of_its_facts(store, alma):
    chair = Chair(id=new_id(), room="Kuikka", taken_at=clock.now(), empty=1, colour="red")
    with transaction():
        db.session.add(chair)
        audit.record(alma, Deed.ATTENDANCE_MARKED, on=chair)
    facts = [("room", "Kuikka"), ("taken_at", chair.taken_at), ("empty", True)]
    expected = sha256(lp("row/1", "chairs", chair.id.bytes) + columns(facts)).digest()
    assert log()[0].box_sha256 == expected


def test_a_sealed_row_with_facts_is_held_by_both(store, alma):
    task = Task(id=new_id(), space_id=new_id(), box=b"sealed", done=False)
    with transaction():
        db.session.add(task)
        audit.record(alma, Deed.ACTION_AGREED, on=task)
    facts = [("done", False), ("box", b"sealed")]
    expected = sha256(lp("row/1", "task", task.id.bytes) + columns(facts)).digest()
    assert log()[0].box_sha256 == expected


def test_every_other_row_it_wrote_gets_an_entry_of_its_own(store, alma):
    room, note, chair = Room(id=new_id(), name="Kuikka"), letter(), Chair(id=new_id(), room="a")
    with transaction():
        db.session.add_all([room, note, chair])
        audit.record(alma, Deed.MEETING_PLANNED, on=room)
    said, *followed = log()
    assert said.box_sha256 is None  # rooms stand in the log by their deeds alone
    assert {(row.action, row.object_id) for row in followed} == {
        ("row:written", note.id),
        ("row:written", chair.id),
    }
    assert all(json.loads(row.detail) == {"deed": 1} and row.box_sha256 for row in followed)


def test_a_row_it_only_names_lends_no_hash(store, alma):
    note = letter()
    with transaction():
        db.session.add(note)
        audit.record(alma, Deed.NOTE_FILED, on=note)
    with transaction():
        audit.record(alma, Deed.RECORD_TEXT_TAKEN, on=note)
    assert log()[1].object_id == note.id
    assert log()[1].box_sha256 is None  # or a row changed behind our back would become true


def test_a_deleted_row_is_said_to_be_gone(store, alma):
    note = letter()
    with transaction():
        db.session.add(note)
        audit.record(alma, Deed.NOTE_FILED, on=note)
    with transaction():
        db.session.delete(note)
        audit.record(alma, Deed.NOTE_SUPERSEDED, on=note)
    assert [(row.action, row.object_id) for row in log()[1:]] == [
        ("note:superseded", note.id),
        ("row:deleted", note.id),
    ]


def test_rows_changed_by_a_statement_are_named_and_hashed(store, alma):
    chairs = [Chair(id=new_id(), room=name) for name in "ab"]
    with transaction():
        db.session.add_all(chairs)
        audit.record(alma, Deed.ATTENDANCE_MARKED, on=chairs[0])
    with transaction():
        db.session.execute(Chair.__table__.update().values(room="c"))
        audit.include(Chair, [chair.id for chair in chairs])
        audit.record(alma, Deed.ATTENDANCE_MARKED)
    assert [row.action for row in log()[-3:]] == ["attendance:marked", "row:written", "row:written"]


def test_a_deed_of_the_house_itself_needs_no_row(store):
    with transaction():
        audit.record(SYSTEM, Deed.INSTALLATION_MADE, installation="demo")
    (row,) = log()
    assert (row.actor_kind, row.actor, row.purpose) == ("system", UUID(int=0), "upkeep")
    assert row.object_id is None


@pytest.mark.asvs("V16.2.5")
@pytest.mark.parametrize("fact", ["Grandmother offers weekends", "two\nlines", "a\tb"])
def test_text_is_refused(store, alma, fact):
    with pytest.raises(ValueError, match="never text"):
        audit.record(alma, Deed.NOTE_FILED, said=fact)


def test_a_rollback_takes_the_deed_along(store, alma):
    audit.record(alma, Deed.SIGNED_OUT)  # nothing else has touched the database yet
    db.session.rollback()
    with transaction():
        audit.record(alma, Deed.SIGNED_IN)
    assert [row.action for row in log()] == ["session:begun"]


def test_a_savepoint_takes_only_its_own_deeds_along(store, alma):
    kept, lost = letter(), letter()
    with transaction():
        db.session.add(kept)
        audit.record(alma, Deed.NOTE_FILED, on=kept)
        savepoint = db.session.begin_nested()
        db.session.add(lost)
        audit.record(alma, Deed.NOTE_FILED, on=lost)
        db.session.flush()
        savepoint.rollback()
    assert [(row.action, row.object_id) for row in log()] == [("note:filed", kept.id)]
