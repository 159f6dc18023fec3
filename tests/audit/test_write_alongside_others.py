import threading

import pytest
from flask import current_app
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from consult import audit
from consult.audit import AuditRow, Deed, anchors, triggers
from consult.audit.verify import verify
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from tests.audit.rows import Letter
from tests.postgres import both

pytestmark = both


def write(app, alma, times):
    with app.app_context():
        for _ in range(times):
            with transaction():
                letter = Letter(id=new_id(), space_id=new_id(), box=b"sealed")
                db.session.add(letter)
                audit.record(alma, Deed.NOTE_FILED, on=letter)
        db.session.remove()


def test_many_writers_make_one_gapless_chain(store, alma):
    app = current_app._get_current_object()
    threads = [threading.Thread(target=write, args=(app, alma, 10)) for _ in range(5)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert list(db.session.scalars(select(AuditRow.seq).order_by(AuditRow.seq))) == [*range(1, 51)]
    assert verify(content=True).good


def test_verify_reads_one_moment_while_others_write(store, alma):
    app = current_app._get_current_object()
    write(app, alma, 3)
    writer = threading.Thread(target=write, args=(app, alma, 30))
    writer.start()
    verdicts = [verify(content=True) for _ in range(5)]
    writer.join()
    assert all(verdict.good for verdict in verdicts), verdicts


def test_anchors_and_chain_verify(store, alma):
    for number in range(3):
        with transaction():
            audit.record(alma, Deed.SIGNED_IN, number=number)
        anchors.make_anchor()
    verdict = verify()
    assert (verdict.good, verdict.entries, verdict.anchors) == (True, 3, 6)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_rows SET actor_name = 'Zed'",
        "UPDATE audit_rows SET detail = '{}'",
        "UPDATE audit_rows SET detail = NULL, actor_name = 'Zed'",
        "DELETE FROM audit_rows",
        "DELETE FROM audit_anchors",
        "UPDATE audit_anchors SET seq = 0",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(store, alma, statement):
    write(current_app._get_current_object(), alma, 1)
    with transaction():
        audit.record(alma, Deed.SIGNED_IN, number=1)
    anchors.make_anchor()
    with pytest.raises(DBAPIError, match="only added to"):
        db.session.execute(text(statement))
    db.session.rollback()
    assert verify().good


def test_a_detail_may_be_emptied(store, alma):
    with transaction():
        audit.record(alma, Deed.SIGNED_IN, number=1)
    with transaction():
        db.session.execute(text("UPDATE audit_rows SET detail = NULL"))
    assert verify().good


def test_the_locks_of_the_database_are_there(store):
    assert triggers.missing(db.session.connection()) == ()
