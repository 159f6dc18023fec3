"""Erase one of two siblings: Alma asks, Outi says yes, the worker does it, the other one stays."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from consult.app import create_app
from consult.erasures.models import Erasure
from consult.erasures.operations import finish_erasures
from consult.foundation import clock
from consult.foundation.database import db
from consult.teams.models import Team
from tests.cast import CAST, Person
from tests.demo_base import DemoYear
from tests.erasures.scenes import GRACE, OLDER, YOUNGER, Siblings, in_grace, lay_siblings
from tests.journeys.conftest import SHOTS, TAKES_PICTURES, Desk
from tests.journeys.looking import violations
from tests.journeys.served import put_instance
from tests.scenes import settings_in

pytestmark = pytest.mark.browser
LAID: dict[str, Siblings] = {}


@pytest.fixture(scope="module")
def instance(demo_year: DemoYear, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's year with two families more; the second was erased five weeks ago."""
    folder = tmp_path_factory.mktemp("siblings")
    put_instance(demo_year, folder, snapshot_days=0)
    alma, bertta = CAST["alma"], CAST["bertta"]
    with create_app(settings_in(folder)).app_context():
        team = db.session.scalars(select(Team).where(Team.name == "Vaaran viikkotiimi")).one()
        for key in ("these", "gone"):
            with clock.moved_by(timedelta(days=-45)):
                LAID[key] = lay_siblings(alma, bertta, team)
        with clock.moved_by(timedelta(days=-43)):
            in_grace(alma, outi_of(team), LAID["gone"])
        with clock.moved_by(timedelta(days=-43) + GRACE):
            assert finish_erasures() == 1
        db.session.remove()
        db.engine.dispose()
    return folder


def outi_of(team: Team) -> Person:
    return CAST["outi"].working_at({CAST["outi"].cast.agency: team.agency_id})


def test_erase_one_of_two_siblings(sit: dict[str, Desk], instance: Path) -> None:
    """Nothing goes before two people have looked; then the other sibling's texts still open."""
    laid, alma, outi = LAID["these"], sit["Alma"], sit["Outi"]
    alma.go(f"/cases/{laid.case_id}/erase")
    alma.shoot("erasing-1-choose")
    alma.page.locator(f"a[href='/clients/{laid.older_id}/erase']").click()
    alma.page.wait_for_load_state()
    alma.shoot("erasing-2-preview")
    checked(alma)
    alma.choose(why="by-mistake")
    alma.send()
    place = alma.path
    outi.go("/")
    outi.shoot("erasing-3-desk")
    outi.go(place)
    outi.misses(OLDER)
    outi.shoot("erasing-4-second-person")
    outi.press_at("/approve")
    alma.go(f"/cases/{laid.case_id}")
    assert alma.page.locator(f"form[action='{place}/stop']").count() == 1
    alma.shoot("erasing-5-banner")
    checked(alma)
    the_worker_comes_by(instance)
    assert alma.go(f"/clients/{laid.older_id}/card") == 404
    assert alma.go(f"/cases/{laid.case_id}/notes/print") == 200
    alma.sees(YOUNGER)
    alma.misses(OLDER)
    alma.go(f"/cases/{laid.case_id}")
    alma.shoot("erasing-6-afterwards")
    alma.go(place)
    alma.shoot("erasing-7-done")


def test_the_certificate_of_an_earlier_one_is_printed(sit: dict[str, Desk], instance: Path) -> None:
    outi = sit["Outi"]
    outi.go("/keeping")
    outi.shoot("erasing-8-keeping")
    checked(outi)
    with create_app(settings_in(instance)).app_context():
        case_id = LAID["gone"].case_id
        place = db.session.scalars(select(Erasure.id).where(Erasure.case_id == case_id)).one()
        db.session.remove()
        db.engine.dispose()
    assert outi.go(f"/erasures/{place}/certificate") == 200
    outi.misses(LAID["gone"].code)
    outi.shoot("erasing-9-certificate")
    checked(outi)
    outi.page.emulate_media(media="print")
    assert outi.page.locator("main a").first.is_hidden()
    if TAKES_PICTURES:
        outi.page.screenshot(path=SHOTS / "erasing-9-certificate-print.png", full_page=True)
    outi.page.emulate_media(media="screen")


def the_worker_comes_by(instance: Path) -> None:
    """Eight days later."""
    with create_app(settings_in(instance)).app_context():
        with clock.moved_by(GRACE):
            assert finish_erasures() == 1
        db.session.remove()
        db.engine.dispose()


def checked(desk: Desk) -> None:
    found = violations(desk.page)
    assert not found, [(one["id"], one["nodes"][:2]) for one in found]
