"""An alarm rings: a damaged note, the banner, an incident, the list, a notice on paper."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cast import CAST
from tests.journeys.conftest import Desk
from tests.journeys.looking import violations

pytestmark = pytest.mark.browser
HERS = "SELECT n.id, n.case_id FROM case_notes n WHERE n.author_id = ? LIMIT 1"


def test_an_alarm_rings(sit: dict[str, Desk], instance: Path) -> None:
    """Somebody writes to the database; Outi has the notice on paper some presses later."""
    alma, outi = sit["Alma"], sit["Outi"]
    case = _spoil_a_note(instance)
    assert alma.go(f"/cases/{case}") == 500
    outi.go("/")
    assert outi.page.locator(".bell").count() == 1
    _accessible(outi, "1-front")
    outi.page.locator(".bell a").first.click()
    _accessible(outi, "2-alarms")
    outi.page.locator("main .rows a").first.click()
    _accessible(outi, "3-alarm")
    outi.page.locator("main a[href$='/incident']").click()
    outi.choose(kind="altered")
    _accessible(outi, "4-open")
    outi.send()
    incident = outi.path
    outi.sees("72 tunnissa", "Alma")
    _accessible(outi, "5-incident")
    outi.go(f"{incident}/touched")
    outi.sees(CAST["alma"].name, "content:tampered")
    _accessible(outi, "6-touched")
    outi.go(f"{incident}/notices/ombudsman")
    outi.sees("luonnos", "________")
    _accessible(outi, "7-notice")
    assert outi.page.pdf()[:5] == b"%PDF-"


def _spoil_a_note(instance: Path) -> str:
    with closing(sqlite3.connect(instance / "main.db")) as base, base:
        note, case = base.execute(HERS, (CAST["alma"].id.hex,)).fetchone()
        base.execute("UPDATE case_notes SET box = zeroblob(200) WHERE id = ?", (note,))
    return f"{case[:8]}-{case[8:12]}-{case[12:16]}-{case[16:20]}-{case[20:]}"


def _accessible(desk: Desk, name: str) -> None:
    desk.page.wait_for_load_state()
    desk.shoot(name)
    found = violations(desk.page)
    assert not found, f"{name}: {[one['id'] for one in found]}"
