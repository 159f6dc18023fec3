"""Gone at noon: Alma leaves with twenty-two cases; her deputy finds two who go on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlalchemy import select

from consult.app import create_app
from consult.consultations.models import Consultation
from consult.consultations.operations import open_consultation
from consult.consultations.queries import item_of
from consult.foundation.database import db
from consult.teams.models import Team, TeamSeat
from consult.teams.operations import give_seat, set_rules
from consult.teams.rules.booking import Bounds
from tests.casework import doing
from tests.cast import CAST
from tests.demo_base import DemoYear
from tests.handovers.scenes import booked_by, many_cases, promises
from tests.journeys.conftest import Desk
from tests.journeys.looking import violations
from tests.journeys.served import put_instance
from tests.scenes import account_of, settings_in

pytestmark = pytest.mark.browser
OPEN_CASES = """
    SELECT count(DISTINCT s.case_id) FROM circle_seats s JOIN cases c ON c.id = s.case_id
    WHERE s.account_id = ? AND s.until IS NULL AND s.writes = 1 AND c.status <> 'archived'
"""
TOMORROW = """
    SELECT a.account_id FROM attendances a JOIN consultations c ON c.item_id = a.item_id
    WHERE c.code = ?
"""


@pytest.fixture(scope="module")
def instance(demo_year: DemoYear, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's year, and on top of it what Alma carries on this day."""
    folder = tmp_path_factory.mktemp("gone-at-noon")
    put_instance(demo_year, folder)
    with create_app(settings_in(folder)).app_context():
        code = lay_alma_down()
        db.session.remove()
        db.engine.dispose()
    (folder / "tomorrow").write_text(code)
    return folder


def lay_alma_down() -> str:
    """Twenty-two cases, nine promises, a meeting tomorrow; Zed works in the team as well."""
    alma, bertta, fanni = CAST["alma"], CAST["bertta"], CAST["fanni"]
    team = db.session.scalars(select(Team).where(Team.name == "Vaaran viikkotiimi")).one()
    with doing(fanni):
        give_seat(fanni.actor, team, account_of(CAST["zed"]), TeamSeat.MEMBER)
        set_rules(fanni.actor, team, Bounds(), TeamSeat.LEAD)  # one meeting begins in an hour
    cases = many_cases(alma, team.id, 22)
    held = booked_by(alma, bertta, team, cases[0], hours=1)
    with doing(bertta):
        it = db.session.get_one(Consultation, held.id)
        open_consultation(bertta.actor, it, item_of(bertta.actor, it)[0])
    for _ in range(9):
        promises(bertta, alma, held)
    return booked_by(alma, bertta, team, cases[1], days=1).code


def test_gone_at_noon(sit: dict[str, Desk], browser: Browser, instance: Path) -> None:
    """One page and one press for the deputy, one press for each successor, none for Alma."""
    alma, fanni, eero = sit["Alma"], sit["Fanni"], sit["Eero"]
    carried = _cases_of(instance, "alma")
    assert carried >= 22
    _she_has_left(eero)
    alma.go("/cases")
    assert alma.path == "/sign-in"
    _name_two(fanni)
    _accept(sit["Jaana"])
    _accept(sit["Zed"])
    assert _cases_of(instance, "alma") == 0
    assert _cases_of(instance, "zed") == 5
    fanni.go(f"/deputy/{CAST['alma'].id}/hand-over")
    assert fanni.page.locator("main select").count() == 0
    seated = _seated_tomorrow(instance)
    assert CAST["alma"].id.hex not in seated
    assert CAST["jaana"].id.hex in seated
    _alma_cannot_come_back(alma)


def _she_has_left(eero: Desk) -> None:
    """A supervisor's press."""
    eero.go(f"/people/{CAST['alma'].id}/leaving")
    eero.shoot("9-leaving")
    _nothing_in_the_way(eero)
    eero.send()
    eero.sees("Alma Kuvitelma")


def _name_two(fanni: Desk) -> None:
    """From the deputies' page: choose who takes all, five rows for another, press."""
    fanni.go("/deputy")
    fanni.shoot("9-deputy")
    fanni.page.locator(f"main a[href$='/deputy/{CAST['alma'].id}/hand-over']").click()
    fanni.page.wait_for_load_state()
    fanni.page.locator("[name='everything']").select_option(str(CAST["jaana"].id))
    rows = fanni.page.locator("select[name^='case_']")
    for number in range(rows.count() - 5, rows.count()):
        rows.nth(number).select_option(str(CAST["zed"].id))
    fanni.shoot("9-hand-over")
    _nothing_in_the_way(fanni)
    fanni.send()
    assert fanni.page.locator("#offered li").count() >= 22


def _accept(successor: Desk) -> None:
    """From the front page: look, and one press."""
    successor.go("/")
    if successor.name == "Jaana":
        successor.shoot("9-front-successor")
    successor.page.locator("#handovers a").click()
    successor.page.wait_for_load_state()
    if successor.name == "Jaana":
        successor.shoot("9-taking-over")
        _nothing_in_the_way(successor)
    successor.press_at("/taking-over/accept")
    successor.go("/cases")
    successor.page.locator("main a[href^='/cases/']:not([href$='/new'])").first.click()
    successor.page.wait_for_load_state()
    assert successor.page.locator("h1").count() == 1


def _nothing_in_the_way(desk: Desk) -> None:
    """Axe finds nothing, light and dark."""
    for theme in ("light", "dark"):
        desk.page.emulate_media(color_scheme=theme)
        assert violations(desk.page) == [], (desk.path, theme)
    desk.page.emulate_media(color_scheme="light")


def _alma_cannot_come_back(alma: Desk) -> None:
    alma.go("/sign-in")
    button = alma.page.get_by_role("button", name="Alma")
    if button.count():
        button.first.click()
        alma.page.wait_for_load_state()
    assert alma.path.startswith("/sign-in")


def _cases_of(instance: Path, who: str) -> int:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        return int(database.execute(OPEN_CASES, (CAST[who].id.hex,)).fetchone()[0])


def _seated_tomorrow(instance: Path) -> set[str]:
    code = (instance / "tomorrow").read_text()
    with closing(sqlite3.connect(instance / "main.db")) as database:
        return {row[0] for row in database.execute(TOMORROW, (code,))}
