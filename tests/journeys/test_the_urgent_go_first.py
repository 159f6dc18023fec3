"""Disa calls a meeting with two items off, and an urgent request takes a routine one's time."""

import pytest

from tests.journeys.conftest import Desk
from tests.journeys.looking import violations

pytestmark = pytest.mark.browser


def test_the_urgent_go_first(sit: dict[str, Desk]) -> None:
    """What is shown before the press is what happens."""
    call_off(sit["Disa"])
    asked = ask_urgently(sit["Alma"])
    take_a_time(sit["Disa"], asked)


def call_off(disa: Desk) -> None:
    """Look at the plan of the group's next meeting, and press."""
    disa.go("/consultations/board")
    disa.shoot("times-1-board")
    disa.go("/meetings")
    full = disa.page.locator(".meetings > li", has_text="asiantuntijaryhmä").first
    full.locator("a").first.click()
    disa.page.wait_for_url("**/meetings/*-*")
    disa.page.locator("a[href$='/cancel']").click()
    disa.page.wait_for_selector("#plan")
    assert disa.page.locator(".rows > li").count() == 2
    disa.shoot("times-2-cancel")
    assert violations(disa.page) == []
    disa.choose(cause="illness")
    disa.page.locator("button.btn-danger").click()
    disa.page.wait_for_selector("#moves")
    disa.shoot("times-3-called-off")


def ask_urgently(alma: Desk) -> str:
    """One question; the likely date of each urgency stands beside it."""
    alma.go("/consultations/ask")
    alma.follow("Tunturin asiantuntijaryhmä")
    alma.write(questions__0="Miten turvaamme nuoren illat?")
    alma.choose(help="together", urgency="urgent")
    alma.shoot("times-4-ask")
    assert violations(alma.page) == []
    alma.send()
    assert alma.path.endswith("/asked"), alma.page.locator("main").inner_text()
    asked = alma.path.split("/")[2]
    alma.go(f"/consultations/{asked}")
    alma.shoot("times-5-in-the-queue")
    return asked


def take_a_time(disa: Desk, asked: str) -> None:
    """The consequence of each choice is said beside it."""
    disa.go(f"/consultations/{asked}/triage/take")
    disa.shoot("times-6-take")
    assert violations(disa.page) == []
    disa.page.locator("[name='slot']").first.check()
    disa.page.locator("button.btn-primary").click()
    disa.page.wait_for_url("**/triage")
    disa.shoot("times-7-taken")
