import sqlite3
from contextlib import closing

import pytest

from consult.foundation.database import db
from consult.incidents.models import Alarm
from tests.casework import open_vaahtera


@pytest.fixture(autouse=True)
def _inside(app, clock):
    """Every test here looks into a database, on one held morning, and meets pages as in service."""
    app.testing = False


@pytest.fixture
def vaahtera(alma, template):
    return open_vaahtera(alma, template.teams["vaara"])


@pytest.fixture
def sql(settings):
    """Write to the base as somebody who has it and no key."""

    def run(statement, *values):
        with closing(sqlite3.connect(settings.instance / "main.db")) as base, base:
            assert base.execute(statement, values).rowcount

    return run


@pytest.fixture
def spoil(sql):
    """Damage the box of a note."""

    def spoil(note):
        sql("UPDATE case_notes SET box = zeroblob(200) WHERE id = ?", note.id.hex)

    return spoil


@pytest.fixture
def alarms(app):
    def found():
        db.session.rollback()
        db.session.expire_all()
        return db.session.query(Alarm).order_by(Alarm.rung_at, Alarm.id).all()

    return found
