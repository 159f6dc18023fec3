"""Friday at ten past four: the duty worker needs one case; a deputy opens it by telephone."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from tests.cast import CAST
from tests.journeys.conftest import Desk

pytestmark = pytest.mark.browser

CASES = """
    SELECT c.id, c.code FROM cases c JOIN circle_seats s ON s.case_id = c.id
    WHERE s.account_id = ? AND s.until IS NULL AND s.whole_file AND c.status = 'open'
    ORDER BY c.opened_at DESC LIMIT 2
"""
SAID = "Päivystys etsii nuorta ja tarvitsee sovitun turvallisuussuunnitelman."


def test_one_case_opens_for_three_hours(sit: dict[str, Desk], instance: Path) -> None:
    """The deputy: four presses. The duty worker: one case. The circle: told at once."""
    (case, code), (other, _) = _two_cases_of(instance, "alma")
    zed, fanni = sit["Zed"], sit["Fanni"]
    assert zed.go(f"/cases/{case}") == 404
    fanni.go("/deputy")
    fanni.shoot("10-deputy")
    fanni.write(code=code.lower())
    fanni.send()  # 1: the case by its code
    fanni.choose(user_id=str(CAST["zed"].id))
    fanni.page.locator("[name='why']").first.check()
    fanni.write(words=SAID)
    fanni.shoot("10-emergency")
    fanni.send()  # 2: opened
    zed.go("/")
    zed.sees(code)
    zed.shoot("10-front-zed")
    assert zed.go(f"/cases/{case}") == 200
    assert zed.go(f"/cases/{other}") == 404
    sit["Alma"].go("/messages")
    sit["Alma"].sees("Zed Nimetön")
    fanni.go("/access/emergencies")
    fanni.sees("Zed Nimetön")
    fanni.shoot("10-uses")
    _the_log_says_why(instance, case)


def test_who_is_no_deputy_is_refused_and_it_stands_in_the_log(
    sit: dict[str, Desk], instance: Path
) -> None:
    (case, _), _ = _two_cases_of(instance, "alma")
    assert sit["Zed"].go("/deputy") == 404
    assert sit["Zed"].go(f"/cases/{case}/emergency") == 404
    with closing(sqlite3.connect(instance / "main.db")) as database:
        refused = database.execute(
            "SELECT count(*) FROM audit_rows WHERE action = 'door:refused' AND actor_name = ?",
            ["Zed Nimetön"],
        ).fetchone()[0]
    assert refused >= 2


def _two_cases_of(instance: Path, key: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        rows = database.execute(CASES, [CAST[key].id.hex]).fetchall()
    return [(str(UUID(row[0])), row[1]) for row in rows]


def _the_log_says_why(instance: Path, case: str) -> None:
    """Zed's reading stands in the log under the purpose of an emergency."""
    with closing(sqlite3.connect(instance / "main.db")) as database:
        purposes = database.execute(
            "SELECT DISTINCT purpose FROM audit_rows WHERE action = 'content:read' "
            "AND actor_name = ?",
            ["Zed Nimetön"],
        ).fetchall()
    assert ("emergency",) in purposes
