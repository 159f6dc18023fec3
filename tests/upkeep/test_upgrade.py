"""`flask upgrade`: backup, migration, check, a way back; or nothing has changed."""

import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import inspect, text

from consult import audit
from consult.app import create_app
from consult.audit import Deed
from consult.cli.founding import write_settings
from consult.experts.models import Absence, ExpertFacet, ExpertProfile, Service
from consult.foundation import schema
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.notes.models import CaseNote
from consult.upkeep import backups
from consult.upkeep.pulse import Pulse
from tests.casework import a_note, open_vaahtera, reading
from tests.migrations.test_bring_a_base_up_to_date import written
from tests.postgres import both
from tests.processes import flask
from tests.scenes import deeds
from tests.upkeep.scenes import KEY, given, restore_to

SAID = "Kettu piirsi sillan joen yli."
FAILS = """
import sqlalchemy as sa
from alembic import op

revision = "299901010000"
down_revision = "{head}"


def upgrade() -> None:
    op.create_table("half_done", sa.Column("id", sa.Uuid(), nullable=False))
    op.execute("UPDATE accounts SET name = 'Zed'")
    op.execute("DELETE FROM case_notes")
    op.execute("INSERT INTO no_such_table VALUES (1)")


def downgrade() -> None:
    op.drop_table("half_done")
"""


@pytest.fixture
def note(app, alma, template):
    """A note of Alma's; nobody else is at work."""
    made = a_note(alma, open_vaahtera(alma, template.teams["vaara"]), SAID).id
    db.session.remove()
    db.engine.dispose()
    return made


@pytest.fixture
def upgrade(app, tmp_path):
    """Run the command; its backups go where the test can look."""

    def run(*words):
        db.session.remove()
        places = (str(tmp_path / "backups"), "--salts", str(tmp_path / "salt-backups"))
        return app.test_cli_runner().invoke(args=["upgrade", *places, *words])

    return run


def read(person, note):
    with reading(person):
        return str(db.session.get_one(CaseNote, note).body)


def revision():
    with db.engine.connect() as connection:
        return schema.revision_of(connection)


def take_out_what_the_first_tables_did_not_know():
    """An old base never had these rows; what is only dropped with its table would be missed."""
    with transaction():
        for table in (ExpertFacet, ExpertProfile, Service, Absence):
            for row in db.session.query(table):
                db.session.delete(row)
        audit.record(SYSTEM, Deed.EXPERTISE_ENDED)
    db.session.remove()


@both
def test_from_the_first_tables_to_today_s(database, app, note, alma, upgrade, tmp_path):
    first = schema.known()[-1]
    take_out_what_the_first_tables_did_not_know()
    schema.downgrade(first)
    done = upgrade()
    assert done.exit_code == 0, done.output
    assert f"2/3 Tables: {first} → {schema.newest()} …" in done.output
    assert "All is well." in done.output
    assert f"flask --app wsgi db downgrade {first}\n" in done.output
    assert revision() == schema.newest()
    assert read(alma, note) == SAID
    assert deeds()[-1] == Deed.TABLES_UPGRADED
    assert (
        backups.verify(tmp_path / "backups", salts_at=tmp_path / "salt-backups", key=KEY).wrong
        == []
    )


def test_both_ways_back_lead_back(app, settings, note, alma, upgrade, tmp_path):
    before = schema.known()[3]
    schema.downgrade(before)
    done = upgrade()
    schema.downgrade(before)
    assert revision() == before
    (command,) = [line for line in done.output.splitlines() if "backup restore" in line]
    words = command.split("backup restore ")[1].split()
    made, salts_at, anchors_at = (Path(word) for word in (words[0], words[2], words[4]))
    assert words[1::2] == ["--salts", "--anchors"]
    shutil.copytree(tmp_path / "anchors", anchors_at)  # the folder was put aside, as `mv` says
    other = tmp_path / "other"
    other.mkdir()
    restored, _told = restore_to(other, given(made, salts_at, anchors_at))
    with create_app(restored).app_context():
        assert read(alma, note) == SAID
        db.session.remove()
        db.engine.dispose()


@contextmanager
def a_revision_that_fails(monkeypatch, folder):
    """An application of tomorrow whose migration breaks off in the middle."""
    theirs = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, theirs, ignore=shutil.ignore_patterns("__pycache__"))
    failing = theirs / "versions" / "29990101_0000_fails.py"
    failing.write_text(FAILS.replace("{head}", schema.newest()), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", theirs)
        schema.known.cache_clear()
        try:
            yield
        finally:
            schema.known.cache_clear()
    schema.known.cache_clear()


@both
def test_a_migration_that_fails_leaves_everything_as_it_was(
    database, app, settings, note, alma, upgrade, monkeypatch, tmp_path
):
    today = schema.newest()
    with a_revision_that_fails(monkeypatch, tmp_path):
        done = upgrade()
    assert done.exit_code == 1
    assert "The migration failed" in done.stderr
    assert f"The tables are as they were (revision {today})" in done.stderr
    assert "Traceback" not in done.output
    with db.engine.connect() as connection:
        assert not inspect(connection).has_table("half_done")
    assert read(alma, note) == SAID
    assert Deed.TABLES_UPGRADED not in deeds()
    with create_app(settings).app_context():  # today's application starts on it
        db.engine.dispose()
    assert app.test_cli_runner().invoke(args=["audit", "verify", "--content"]).exit_code == 0


def test_newer_tables_are_not_touched(app, upgrade, tmp_path):
    with audit.unaudited("a test"), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'of-next-year'"))
    done = upgrade()
    assert done.exit_code == 1
    assert "newer than this application (revision of-next-year)" in done.stderr
    assert not (tmp_path / "backups").exists()


def test_a_forged_log_stops_it_before_the_backup(app, upgrade, tmp_path):
    with audit.unaudited("a forger"), db.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_rows_stay"))
    done = upgrade()
    assert done.exit_code == 1
    assert "A lock of the log is missing in the database" in done.stderr
    assert not (tmp_path / "backups").exists()
    assert upgrade("--dry-run").exit_code == 1


def test_a_worker_that_lives_stops_it(app, upgrade):
    pulse = Pulse()
    pulse.beat()
    assert "A worker runs on" in upgrade("--dry-run").stderr
    pulse.end()
    assert upgrade("--dry-run").stdout == "Nothing stands in the way.\n"


def test_another_process_stops_it(app, upgrade, tmp_path):
    with (tmp_path / "main.db").open("rb") as base:
        server = subprocess.Popen(["sleep", "60"], stdin=base)
    try:
        assert f"Process {server.pid} uses the database." in upgrade().stderr
    finally:
        server.kill()
        server.wait()


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_another_connection_stops_it(database, app, settings, upgrade):
    with psycopg.connect(settings.database_url.replace("+psycopg", "")):
        assert "1 other connections use the database." in upgrade("--dry-run").stderr
    assert upgrade("--dry-run").exit_code == 0


def test_without_a_place_for_the_backup_nothing_is_done(app):
    done = app.test_cli_runner().invoke(args=["upgrade"])
    assert done.exit_code == 2
    assert "backup_place" in done.stderr


def test_it_runs_where_the_rest_of_the_application_refuses(app, settings, tmp_path):
    schema.downgrade(schema.known()[1])
    db.engine.dispose()
    write_settings(tmp_path, written(asdict(settings)))
    done = flask(tmp_path, "upgrade", "--dry-run").wait()
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing stands in the way.\n", "")
