"""A base of the first day is brought up to date, whatever revisions there are by now."""

import base64
import json
import sqlite3
from contextlib import closing
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from consult.audit import triggers
from consult.cli.founding import write_settings
from consult.foundation import schema
from consult.foundation.database import db
from tests.postgres import both
from tests.processes import flask

ROOT = Path(__file__).parents[2]
VERSIONS = ROOT / "consult" / "migrations" / "versions"
FROZEN = {
    "20261122_0700_initial.py": "8de16c1d6408806d2a7bcc4e0cf679990b97935b07dab62e01fb9319bca9dbea",
    "triggers on sqlite": "0e95d819eeb703b38f725e4f1b2fdd82ad56b65cd7ec2d7697b5f8440bba49b2",
    "triggers on postgresql": "1afe10e21e037ccb585eb84c236a6f33534f35c489401336f2047722b2486d35",
}


@pytest.mark.parametrize("name", FROZEN)
def test_what_others_have_already_run_does_not_change(name):
    """Bases were made with these bytes; nobody would ever run the changed ones on them."""
    text = (
        "\n".join(triggers.statements(name.removeprefix("triggers on ")))
        if name.startswith("triggers")
        else (VERSIONS / name).read_text(encoding="utf-8")
    )
    assert sha256(text.encode()).hexdigest() == FROZEN[name], (
        "Put it back, and say in a revision of its own what is to change: make migration M=…"
    )


def rows_by_table():
    """Every row of every table as it lies there, whatever the models say."""
    found = MetaData()
    with db.engine.connect() as connection:
        found.reflect(connection)
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in found.sorted_tables
        }


@both
def test_no_row_is_lost_on_the_way_up_from_the_first_tables(database, app):
    schema.downgrade(schema.known()[-1])
    first = rows_by_table()
    assert first["accounts"]
    assert first["audit_rows"]
    schema.upgrade()
    assert {name: len(rows) for name, rows in rows_by_table().items() if name in first} == {
        name: len(rows) for name, rows in first.items()
    }
    schema.downgrade(schema.known()[-1])
    assert rows_by_table() == first


def seed(folder):
    return flask(folder, "demo", "seed", "--unless-there").wait()


@pytest.fixture
def of_the_first_day(app, settings, tmp_path):
    """A demo's folder whose tables are the first ones."""
    schema.downgrade(schema.known()[-1])
    db.session.remove()
    db.engine.dispose()
    write_settings(tmp_path, written(asdict(settings)))
    return tmp_path


def written(values):
    """The settings as `consult.toml` holds them."""
    kinds = {bytes: lambda raw: base64.b64encode(raw).decode(), Path: str}
    given = {name: kinds.get(type(value), lambda it: it)(value) for name, value in values.items()}
    left = json.loads(json.dumps(given, default=str))
    return {name: value for name, value in left.items() if value is not None and name != "instance"}


def test_a_demo_follows_the_application_by_itself(of_the_first_day):
    done = seed(of_the_first_day)
    assert (done.returncode, done.stderr) == (0, "")
    assert schema.check_schema() is None
    assert rows_by_table()["accounts"]


def test_a_real_installation_waits_for_its_administrator(of_the_first_day):
    settings = of_the_first_day / "consult.toml"
    text = settings.read_text(encoding="utf-8").replace('"demo"', '"real"')
    settings.write_text(text, encoding="utf-8")
    with closing(sqlite3.connect(of_the_first_day / "main.db")) as base, base:
        base.execute("UPDATE installation SET kind = 'real'")
    before = rows_by_table()
    done = seed(of_the_first_day)
    assert (done.returncode, done.stdout) == (2, "")
    assert "older than this application" in done.stderr
    assert rows_by_table() == before


def test_a_real_base_is_not_changed_by_settings_that_say_demo(of_the_first_day):
    with closing(sqlite3.connect(of_the_first_day / "main.db")) as base, base:
        base.execute("UPDATE installation SET kind = 'real'")
    before = rows_by_table()
    done = seed(of_the_first_day)
    assert done.returncode == 2
    assert "never mixed" in done.stderr
    assert rows_by_table() == before
