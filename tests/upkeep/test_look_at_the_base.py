"""Databases, tables, log and custodians."""

from datetime import timedelta

import pytest
from sqlalchemy import make_url, text

from consult import audit
from consult.audit.anchors import make_anchor
from consult.foundation import clock
from consult.foundation.database import db
from consult.upkeep.doctor import base, custody, log, tables
from consult.vault import salts
from tests.postgres import both
from tests.upkeep.conftest import said, sentences


def test_sqlite_as_the_house_opens_it_is_good(examine):
    assert said(examine(base.look)) == [("database", "good")]


def test_one_that_keeps_what_was_deleted_is_wrong(app):
    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")
    found = list(base.of_engine(db.engine, "database"))
    assert sentences(found) == "database: secure_delete should be ON."


def test_a_lock_of_the_log_that_is_gone_is_wrong(app, examine):
    with db.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_rows_stay"))
    found = examine(base.look)
    assert said(found) == [("database", "wrong")]
    assert found[0].stops_upgrade


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_postgresql_without_fsync_and_with_an_owner_s_rights_is_said(app, settings, examine):
    """The tests' own server is set so; nobody pulls its plug."""
    found = sentences(examine(base.look))
    assert "database: fsync should be on." in found
    assert "salts" not in found  # those are still a file, and well
    assert "could change the log's table audit_rows" in found
    name = make_url(settings.database_url)
    role = f"app_{name.database[-8:]}"
    with db.engine.connect() as connection:
        connection.execute(text(f"CREATE ROLE {role}"))
        for table in base.LOG:
            connection.execute(text(f"GRANT SELECT, INSERT ON {table} TO {role}"))
        connection.execute(text(f"SET ROLE {role}"))
        assert list(base.changeable(connection)) == []
        connection.rollback()


@both
def test_the_log_is_followed_from_the_newest_anchor(database, app, examine):
    whole = examine(log.look)
    assert said(whole) == [("log", "good")]
    make_anchor()
    assert "(0 entries)" in sentences(examine(log.look))


@pytest.mark.parametrize("anchored", [False, True])
def test_a_forged_entry_is_wrong_even_at_the_anchor(app, examine, anchored):
    if anchored:
        make_anchor()
    last = "(SELECT max(seq) FROM audit_rows)"
    with audit.unaudited("a forger"), db.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_rows_stay"))
        connection.execute(text(f"UPDATE audit_rows SET hash = zeroblob(32) WHERE seq = {last}"))
    found = examine(log.look)
    assert set(said(found)) == {("log", "wrong")}
    assert ("another than the one an anchor" if anchored else "not as it was") in found[0].what.en
    assert found[0].stops_upgrade
    assert "audit verify" in found[0].what_to_do.fi


@pytest.mark.parametrize(
    ("revision", "words", "stops"),
    [("of-next-year", "newer than this", True), ("20261122", "older than this", False)],
)
def test_tables_of_another_age(app, examine, revision, words, stops):
    assert said(examine(tables.look)) == [("tables", "good")]
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
    (found,) = examine(tables.look)
    assert (words in found.what.en, found.stops_upgrade) == (True, stops)


def test_custodians_are_asked_once_a_year(app, examine):
    run = app.test_cli_runner().invoke
    unknown = examine(custody.look, installation="real")
    assert said(unknown) == [("custodians", "wrong")] * 6  # a demo held no ceremony
    for key in custody.KEYS:
        for half in ("1", "2"):
            assert run(args=["custodians", "confirm", key, half]).exit_code == 0
    assert said(examine(custody.look, installation="real")) == [("custodians", "good")] * 6
    with clock.moved_by(timedelta(days=400)):
        assert run(args=["custodians", "confirm", "recovery", "2"]).exit_code == 0
        found = examine(custody.look, installation="real")
    assert [each.level.value for each in found] == ["look", "good", "look", "look", "look", "look"]
    assert len(examine(custody.look, installation="real", backup_kem=b"")) == 4
    assert "custodians confirm recovery 1" in found[0].what_to_do.sv
    assert run(args=["custodians", "confirm", "recovery", "3"]).exit_code == 2
    assert run(args=["audit", "verify", "--content"]).exit_code == 0


def test_the_salts_are_looked_at_too(app):
    with salts.engine().connect() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")
    assert sentences(base.of_engine(salts.engine(), "salts")) == (
        "salts: secure_delete should be ON."
    )
