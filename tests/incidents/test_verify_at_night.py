"""Abuse case 61 at night: the worker verifies the log, and a bell rings if it was changed."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from consult.audit import Anchor
from consult.cli.watching import check_the_log
from consult.foundation.database import db
from consult.incidents.models import LogCheck
from consult.incidents.rules import AlarmKind
from tests.casework import a_note

NIGHT = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)


@pytest.fixture
def forge(settings):
    """Change the log as the owner of the database, triggers and all."""

    def change(statement):
        with closing(sqlite3.connect(settings.instance / "main.db")) as base, base:
            names = base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in names:
                base.execute(f"DROP TRIGGER {name}")
            assert base.execute(statement).rowcount

    return change


def checks():
    db.session.rollback()
    return [(one.entries > 0, one.findings) for one in db.session.query(LogCheck)]


def test_each_night_once_and_then_it_is_anchored(clock, vaahtera, alarms):
    clock.hold(NIGHT)
    assert check_the_log()
    assert not check_the_log()
    assert checks() == [(True, 0)]
    assert db.session.query(Anchor).count() == 1
    clock.move(hours=12)
    assert not check_the_log()
    clock.move(hours=12)
    assert check_the_log()
    assert alarms() == []


@pytest.mark.parametrize(
    ("statement", "reference"),
    [
        ("UPDATE audit_rows SET actor_name = 'Zed' WHERE seq = {last}", "altered:{last}"),
        ("DELETE FROM audit_rows WHERE seq = {last} - 1", "missing:{before}"),
        ("DELETE FROM audit_rows WHERE seq >= {anchored}", "truncated:{anchored}"),
    ],
)
def test_a_log_that_was_changed_rings_the_bell(
    clock, alma, vaahtera, alarms, forge, statement, reference
):
    clock.hold(NIGHT)
    check_the_log()
    anchored = db.session.query(Anchor).one().seq
    for _ in range(2):
        a_note(alma, vaahtera, "Isoäiti tulee kylään.")
    last = anchored + 3
    at = {"anchored": anchored, "last": last, "before": last - 1}
    forge(statement.format(**at))
    clock.move(days=1)
    check_the_log()
    [alarm] = alarms()
    assert (alarm.kind, alarm.reference) == (AlarmKind.LOG, reference.format(**at))
    assert db.session.query(Anchor).count() == 1, "what is not whole is not vouched for"
