import sqlite3
from contextlib import closing

import pytest

from consult import audit
from consult.audit import Deed
from consult.audit.verify import verify
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from tests.audit.rows import Chair, Letter, Task


def keep(alma, *rows):
    with transaction():
        db.session.add_all(rows)
        audit.record(alma, Deed.MEETING_PLANNED)


@pytest.fixture
def letter(store, alma):
    letter = Letter(id=new_id(), space_id=new_id(), box=b"first")
    keep(alma, letter)
    return letter


@pytest.fixture
def chair(store, alma):
    chair = Chair(id=new_id(), room="Kuikka", taken_at=clock.now())
    keep(alma, chair)
    return chair


@pytest.fixture
def owner(store):
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        yield connection


def found():
    return [(finding.what, finding.seq) for finding in verify(content=True).findings]


def test_rows_as_they_were_left_are_good(store, alma, letter, chair):
    task = Task(id=new_id(), space_id=letter.space_id, box=b"sealed")
    keep(alma, task)
    with transaction():
        letter.box, chair.empty, task.done = b"second", False, True
        audit.record(alma, Deed.MEETING_CHANGED)
    assert verify(content=True).good


def test_a_box_put_back_from_a_backup_is_named(store, alma, letter, owner):
    with transaction():
        letter.box, letter.box_rev = b"second", 2
        audit.record(alma, Deed.NOTE_SUPERSEDED, on=letter)
    owner.execute("UPDATE letters SET box = ?, box_rev = 1", [b"first"])
    assert found() == [("changed", 3)]
    assert f"letter {letter.id}" in verify(content=True).findings[0].says


@pytest.mark.parametrize("change", ["room = 'Karhu'", "empty = 0", "taken_at = NULL"])
def test_a_changed_fact_is_named(chair, owner, change):
    owner.execute(f"UPDATE chairs SET {change}")
    assert found() == [("changed", 2)]


def test_what_is_no_fact_may_change(chair, owner):
    owner.execute("UPDATE chairs SET colour = 'red'")
    assert found() == []


@pytest.mark.parametrize("change", ["done = 1", "box = x'00'"])
def test_a_row_with_box_and_facts_is_compared_by_both(store, alma, owner, change):
    keep(alma, Task(id=new_id(), space_id=new_id(), box=b"sealed"))
    owner.execute(f"UPDATE tasks SET {change}")
    assert found() == [("changed", 2)]


def test_a_row_pushed_in_is_unknown(letter, owner):
    owner.execute("INSERT INTO letters SELECT ?, space_id, 1, box, NULL FROM letters", ["0" * 32])
    assert found() == [("unknown", None)]


def test_a_vanished_row_is_named(letter, owner):
    owner.execute("DELETE FROM letters")
    assert found() == [("vanished", 2)]


def test_a_row_deleted_by_a_deed_may_be_gone(letter, alma):
    with transaction():
        db.session.delete(letter)
        audit.record(alma, Deed.MEETING_CANCELLED, on=letter)
    assert found() == []


def test_a_deleted_row_that_is_back_is_unknown(letter, alma, owner):
    with transaction():
        db.session.delete(letter)
        audit.record(alma, Deed.MEETING_CANCELLED, on=letter)
    values = (letter.id.hex, letter.space_id.hex, b"first")
    owner.execute("INSERT INTO letters VALUES (?, ?, 1, ?, NULL)", values)
    assert [what for what, _ in found()] == ["unknown"]


def test_rows_of_an_erased_space_may_be_gone(letter, owner):
    with transaction():
        audit.record(SYSTEM, Deed.SPACE_ERASED, space=letter.space_id)
    owner.execute("DELETE FROM letters")
    assert found() == []


def test_facts_of_an_earlier_shape_still_verify(chair, monkeypatch):
    from consult.audit import kinds

    monkeypatch.setattr(Chair, "__facts__", ("room", "taken_at", "empty", "colour"))
    monkeypatch.setattr(Chair, "__earlier_facts__", (("room", "taken_at", "empty"),), raising=False)
    monkeypatch.setattr(kinds, "_by_table", {})
    assert found() == []
