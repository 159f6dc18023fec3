import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from consult import audit
from consult.audit import Deed, chain
from consult.audit.verify import verify
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id

TRIGGERS = ("audit_rows_stay", "audit_rows_detail", "audit_rows_remain", "audit_rows_follow")


@pytest.fixture
def written(store, alma):
    """Nine entries."""
    for number in range(9):
        with transaction():
            audit.record(alma, Deed.SIGNED_IN, space=new_id(), number=number)
    return store


@pytest.fixture
def owner(written):
    """The owner of the database, who can do everything but has no key."""
    with closing(sqlite3.connect(written, isolation_level=None)) as connection:
        for trigger in TRIGGERS:
            connection.execute(f"DROP TRIGGER {trigger}")
        yield connection


def found():
    return [(each.what, each.seq) for each in verify().findings if each.what != "unlocked"]


def test_a_chain_nobody_touched_is_good(written):
    verdict = verify()
    assert (verdict.good, verdict.entries) == (True, 9)


def test_an_empty_one_too(store):
    assert verify().good


@pytest.mark.asvs("V16.4.2")
@pytest.mark.parametrize(
    ("what", "statement", "expected"),
    [
        ("edit", "UPDATE audit_rows SET actor_name = 'Zed' WHERE seq = 4", ("altered", 4)),
        ("edit time", "UPDATE audit_rows SET at_us = at_us - 1 WHERE seq = 9", ("altered", 9)),
        ("edit hash", "UPDATE audit_rows SET hash = zeroblob(32) WHERE seq = 2", ("altered", 2)),
        ("delete", "DELETE FROM audit_rows WHERE seq = 5", ("missing", 5)),
        ("delete first", "DELETE FROM audit_rows WHERE seq = 1", ("missing", 1)),
        ("detail", "UPDATE audit_rows SET detail = '{}' WHERE seq = 6", ("detail", 6)),
        ("other type", "UPDATE audit_rows SET actor = 'Zed' WHERE seq = 3", ("altered", 3)),
        ("too long", "UPDATE audit_rows SET space = zeroblob(300) WHERE seq = 3", ("altered", 3)),
        ("not UTF-8", "UPDATE audit_rows SET detail = CAST(x'ff' AS TEXT) WHERE seq = 7",
         ("altered", 7)),
        ("renumber", "UPDATE audit_rows SET seq = 10 WHERE seq = 9", ("missing", 9)),
        ("swap", "UPDATE audit_rows SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END "
         "WHERE seq IN (3, 4); UPDATE audit_rows SET seq = -seq WHERE seq < 0", ("altered", 3)),
        ("before the first", "UPDATE audit_rows SET seq = -1 WHERE seq = 1", ("altered", -1)),
        ("replace all", "UPDATE audit_rows SET hash = prev, prev = zeroblob(32)", ("altered", 1)),
    ],
)  # fmt: skip
def test_the_first_bad_entry_is_named(owner, what, statement, expected):
    owner.executescript(statement)
    assert found() == [expected]


def test_an_entry_pushed_in_between_is_named(owner):
    owner.executescript(
        """UPDATE audit_rows SET seq = -seq WHERE seq > 3;
           UPDATE audit_rows SET seq = 1 - seq WHERE seq < 0;
           INSERT INTO audit_rows SELECT 4, at_us, actor_kind, actor, actor_name, action, space,
             object_type, object_id, rev, purpose, provision, recipient_agency, result,
             session_ref, box_sha256, detail_sha256, detail, hash, zeroblob(32)
             FROM audit_rows WHERE seq = 3"""
    )
    assert found() == [("altered", 4)]


def test_a_genuine_entry_from_elsewhere_is_displaced(owner, alma):
    """Even one that was linked with the right key does not fit where it did not grow."""
    columns = ", ".join(chain.COLUMNS)
    values = list(owner.execute(f"SELECT {columns} FROM audit_rows WHERE seq = 5").fetchone())
    forged = chain.link(bytes(range(32)), bytes(32), chain.body(*values))
    owner.execute("UPDATE audit_rows SET prev = zeroblob(32), hash = ? WHERE seq = 5", [forged])
    assert found() == [("displaced", 5)]


def test_an_emptied_detail_leaves_the_chain_whole(written):
    with transaction():
        db.session.execute(text("UPDATE audit_rows SET detail = NULL WHERE seq = 3"))
    assert verify().good


@pytest.mark.asvs("V16.4.2")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_rows SET actor_name = 'Zed'",
        "UPDATE audit_rows SET detail = '{}' WHERE seq = 1",
        "DELETE FROM audit_rows WHERE seq = 9",
        "INSERT OR REPLACE INTO audit_rows SELECT * FROM audit_rows WHERE seq = 1",
    ],
)
def test_the_database_itself_refuses(written, statement):
    refused = pytest.raises(sqlite3.IntegrityError, match="only added to")
    with closing(sqlite3.connect(written)) as application, refused:
        application.execute(statement)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    seq=st.integers(1, 9),
    column=st.sampled_from([*chain.COLUMNS[1:], "detail", "prev", "hash"]),
    value=st.none() | st.text(max_size=20) | st.binary(max_size=20) | st.integers(0, 2**62),
)
def test_whatever_is_put_anywhere_is_found_there(owner, seq, column, value):
    cell = f"FROM audit_rows WHERE seq = {seq}"
    before = owner.execute(f"SELECT {column} {cell}").fetchone()[0]
    try:
        owner.execute(f"UPDATE audit_rows SET {column} = ? WHERE seq = {seq}", [value])
    except sqlite3.IntegrityError:
        return  # the column takes no NULL
    after = owner.execute(f"SELECT {column} {cell}").fetchone()[0]
    verdict = verify()
    owner.execute(f"UPDATE audit_rows SET {column} = ? WHERE seq = {seq}", [before])
    wrong = [finding.seq for finding in verdict.findings if finding.what != "unlocked"]
    harmless = (before or b"") == (after or b"") or (column == "detail" and after is None)
    assert harmless or wrong == [seq]


def test_a_database_that_would_let_the_log_be_changed_is_named(owner):
    assert [finding.row for finding in verify().findings] == sorted(TRIGGERS, key=TRIGGERS.index)
    assert "audit_rows_stay is missing" in verify().findings[0].says


def test_reading_goes_on_behind_a_whole_batch(written, monkeypatch):
    monkeypatch.setattr("consult.audit.verify.BATCH", 2)
    assert verify().entries == 9
