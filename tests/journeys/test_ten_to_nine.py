"""Ten to nine: an invited expert has lost her words; the coordinator gives her a pass by phone."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import SHOTS, Desk

pytestmark = pytest.mark.browser

COMING = """
    SELECT c.id, a.name FROM consultations c
    JOIN invitations i ON i.consultation_id = c.id
    JOIN items t ON t.id = c.item_id JOIN meetings m ON m.id = t.meeting_id
    JOIN accounts a ON a.id = i.account_id
    WHERE i.status = 'accepted' AND c.opened_at IS NULL
    ORDER BY m.starts_at LIMIT 1
"""
TOMORROW = """
    UPDATE meetings SET starts_at = datetime(starts_at, days), ends_at = datetime(ends_at, days)
    FROM (SELECT (julianday('now', '+1 day', 'start of day')
                  - julianday(m.starts_at, 'start of day')) || ' days' AS days, t.meeting_id AS it
          FROM consultations c JOIN items t ON t.id = c.item_id
          JOIN meetings m ON m.id = t.meeting_id WHERE c.id = ?)
    WHERE meetings.id = it
"""
"""The demo's next one may lie weeks ahead, and a pass opens the day before."""


def test_a_pass_by_phone(
    sit: dict[str, Desk], browser: Browser, address: str, instance: Path
) -> None:
    """Four presses of the coordinator's, four steps of the expert's, and nothing else opens."""
    consultation, expert = _a_consultation_to_come(instance)
    disa = sit["Disa"]
    disa.go(f"/consultations/{consultation}/triage")
    disa.follow("Vieraat ja passit")  # 1
    disa.shoot("8-guests")
    disa.page.locator("#invited li", has_text=expert).get_by_role("link").click()  # 2
    disa.choose(number_known="earlier")
    disa.send()  # 3
    disa.press("Anna passi")  # 4
    disa.shoot("8-pass-given")
    link = disa.page.locator("#pass-link").input_value().strip()
    code = disa.page.locator(".code-text").inner_text()
    with browser.new_context(base_url=address, locale="fi-FI") as hers:
        page = hers.new_page()
        page.goto(link)  # 1: the link
        assert "/pass/enter" in page.url  # no token stands in the address any more
        page.set_viewport_size({"width": 390, "height": 800})
        page.screenshot(path=SHOTS / "8-enter-phone.png", full_page=True)
        page.locator("[name='code']").fill(code)
        page.get_by_role("button", name="Avaa koodilla").click()  # 2: the code
        page.wait_for_url("**/pass/consultation")
        assert page.locator(".questions li").count() >= 1  # her word was given before
        page.screenshot(path=SHOTS / "8-with-pass-phone.png", full_page=True)
        for path in (f"/consultations/{consultation}", "/cases", "/people", "/"):
            assert page.goto(path).url.split("?")[0].endswith("/sign-in")
        page.goto("/pass/consultation")
        page.get_by_role("button", name="Sulje").click()
        assert page.goto("/pass/consultation").url.endswith("/pass/enter")
    _the_log_tells_who_vouched(instance)


def _a_consultation_to_come(instance: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        row = database.execute(COMING).fetchone()
        assert row is not None, "The demo has no accepted invitation that lies ahead."
        with database:
            database.execute(TOMORROW, row[:1])
    return str(UUID(row[0])), row[1]


def _the_log_tells_who_vouched(instance: Path) -> None:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        rows = database.execute(
            "SELECT actor_name FROM audit_rows WHERE action = 'pass:issued'"
        ).fetchall()
    assert rows == [("Disa Mallikas",)]
