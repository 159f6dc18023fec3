"""What the participation report costs, against the same figures by bare statements."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import func, select

from consult.bench import Measurement
from consult.bench.crowd import Size
from consult.bench.worlds import lay_world
from consult.cli import founding
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db
from consult.meetings.models import Attendance
from consult.reports.queries import participation
from consult.reports.rules import By, Window

OWN = 20
HELD = 100_000
SIZE = Size(consultations=HELD + 2 * OWN, own=OWN)
ROUNDS = 3

JOINED = """FROM attendances
JOIN items ON items.id = attendances.item_id JOIN meetings ON meetings.id = items.meeting_id
LEFT JOIN consultations ON consultations.item_id = items.id
WHERE attendances.state IN ('present', 'late', 'left') AND items.status = 'closed'
AND meetings.starts_at >= ? AND meetings.starts_at < ?"""
PEOPLE = "count(*), count(DISTINCT attendances.account_id)"
BARE = (
    f"""SELECT attendances.sector, {PEOPLE}, sum(attendances.mode = 'remote'),
count(DISTINCT attendances.item_id), count(DISTINCT consultations.case_id) {JOINED}
GROUP BY attendances.sector""",
    f"SELECT {PEOPLE}, count(DISTINCT attendances.sector) {JOINED}",
    """SELECT status, cancelled_for, count(*) FROM meetings
WHERE starts_at >= ? AND starts_at < ? GROUP BY status, cancelled_for""",
    """SELECT count(items.id), count(DISTINCT consultations.case_id) FROM items
JOIN meetings ON meetings.id = items.meeting_id
LEFT JOIN consultations ON consultations.item_id = items.id
WHERE items.status = 'closed' AND meetings.starts_at >= ? AND meetings.starts_at < ?""",
)
"""The same figures as the report's, as somebody with the database at hand would ask for them."""


def measure(size: Size = SIZE) -> Measurement:
    """Measure the participation report over a million rows of attendance."""
    found = Measurement("reports")
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as place:
        folder = Path(place)
        with founding.bare_house(lay_world(folder, size).settings).app_context():
            _reporting(found, folder / "consult.db")
            db.session.remove()
            db.engine.dispose()
    return found


def _reporting(found: Measurement, path: Path) -> None:
    rows = db.session.scalar(select(func.count()).select_from(Attendance)) or 0
    found.figure("attendance rows", rows, "")
    today = clock.today()
    window = Window(today - timedelta(days=3_650), today)
    _agree(path, window)
    pairs = [
        (_timed(lambda: _report(window)), _timed(lambda: _bare(path, window)))
        for _ in range(ROUNDS)
    ]
    report, bare = (median(times) for times in zip(*pairs, strict=True))
    found.figure("report by sector", report * 1e3, "ms")
    found.figure("bare statements", bare * 1e3, "ms")
    found.at_most("report ÷ bare statements", report / bare, 1.3)


def _report(window: Window) -> list[tuple[object, ...]]:
    db.session.rollback()
    told = participation(SYSTEM, window, By.SECTOR)
    return sorted((row.key, row.attendances, row.people) for row in told.rows)


def _bare(path: Path, window: Window) -> list[list[tuple[object, ...]]]:
    between = [f"{moment:%Y-%m-%d %H:%M:%S.%f}" for moment in (window.begins, window.ends)]
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(each, between).fetchall() for each in BARE]


def _agree(path: Path, window: Window) -> None:
    """Make sure that both count the same, before anybody compares their times."""
    by_sector, *_rest = _bare(path, window)
    assert sorted(row[:3] for row in by_sector) == _report(window)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
