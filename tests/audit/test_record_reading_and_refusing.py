import json
import sqlite3
import threading
from typing import NamedTuple
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from consult import audit
from consult.audit import AuditRow, Deed
from consult.foundation.database import db, transaction, writing
from consult.foundation.errors import StoreUnavailable
from consult.foundation.ids import new_id
from tests.audit.rows import Letter


class Opened(NamedTuple):
    space_id: UUID
    seal_name: str
    row_id: UUID
    dies_with: UUID | None = None


def log():
    return list(db.session.scalars(select(AuditRow).order_by(AuditRow.seq)))


def test_a_page_leaves_one_entry_for_each_space_it_read_from(store, alma):
    here, there, child = new_id(), new_id(), new_id()
    one, two, three = new_id(), new_id(), new_id()
    notes = {Opened(here, "note", one), Opened(here, "note", two, child)}
    with transaction():
        audit.record_reads(alma, notes | {Opened(there, "card", three)})
    read = {row.space: json.loads(row.detail) for row in log()}
    assert read[here]["rows"] == sorted([["note", str(one)], ["note", str(two)]])
    assert read[here]["client_spaces"] == [str(child)]
    assert read[there] == {"rows": [["card", str(three)]], "client_spaces": []}
    assert {(row.action, row.actor_name) for row in log()} == {("content:read", "Alma")}


def test_nothing_opened_leaves_nothing(store, alma):
    with transaction():
        audit.record_reads(alma, set())
    assert log() == []


@pytest.mark.asvs("V16.3.2")
def test_a_refusal_survives_what_it_undoes(store, alma):
    note = Letter(id=new_id(), space_id=new_id(), box=b"sealed")
    db.session.add(note)
    audit.record(alma, Deed.NOTE_FILED, on=note)
    with writing():
        db.session.flush()
    audit.record_refusal(alma, "note:write", 403, "letter", note.id)
    (row,) = log()
    assert (row.action, row.result, row.object_id) == ("door:refused", "denied", note.id)
    assert json.loads(row.detail) == {"permission": "note:write", "status": 403}
    assert db.session.get(Letter, note.id) is None


def test_a_stranger_is_refused_without_a_name(store):
    audit.record_refusal(None, "case:read", 404)
    (row,) = log()
    assert (row.actor_kind, row.actor, row.actor_name) == ("nobody", None, "")


def test_refusals_from_many_threads_stand_in_one_chain(store, alma):
    from flask import current_app

    app = current_app._get_current_object()

    def refuse():
        with app.app_context():
            for _ in range(10):
                audit.record_refusal(alma, "case:read", 404)
            db.session.remove()

    threads = [threading.Thread(target=refuse) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert [row.seq for row in log()] == list(range(1, 41))


def test_where_the_log_cannot_be_written_nothing_is(store, alma):
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    db.session.execute(text("PRAGMA busy_timeout = 1"))
    audit.record(alma, Deed.SIGNED_IN)
    with pytest.raises(StoreUnavailable):
        db.session.commit()
    db.session.rollback()
    holder.rollback()
    assert log() == []


def test_on_a_full_disk_nothing_is_half_kept(store, alma):
    pages = db.session.execute(text("PRAGMA page_count")).scalar_one()
    db.session.execute(text(f"PRAGMA max_page_count = {pages}"))
    db.session.rollback()
    letters = [Letter(id=new_id(), space_id=new_id(), box=bytes(4_000)) for _ in range(99)]
    audit.record(alma, Deed.NOTE_FILED)
    db.session.add_all(letters)
    with pytest.raises((OperationalError, StoreUnavailable)), writing():
        db.session.commit()
    db.session.rollback()
    assert log() == []
    assert db.session.query(Letter).count() == 0
