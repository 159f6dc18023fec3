"""Alma has nothing left at all."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import Desk
from tests.journeys.looking import violations
from tests.journeys.newcomer import Newcomer

pytestmark = pytest.mark.browser

ALMA = "alma@consult.example"
HER_CASE = """
    SELECT s.case_id, c.code FROM circle_seats s JOIN cases c ON c.id = s.case_id
    JOIN accounts a ON a.id = s.account_id
    WHERE a.email = ? AND s.until IS NULL AND s.whole_file = 1 AND c.status = 'open' LIMIT 1
"""


def her_case(instance: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        case_id, code = database.execute(HER_CASE, (ALMA,)).fetchone()
    return str(UUID(case_id)), code


def her_page(instance: Path) -> str:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        (found,) = database.execute("SELECT id FROM accounts WHERE email = ?", (ALMA,)).fetchone()
    return f"/people/{UUID(found)}"


def looks(desk: Desk, name: str) -> None:
    """Look for what shuts people out, and take a picture."""
    found = violations(desk.page)
    assert not found, [(one["id"], one["nodes"][:2]) for one in found]
    desk.shoot(name)


def says_the_first_word(fanni: Desk, page: str) -> None:
    fanni.go(page)
    fanni.page.locator("main a[href$='/way-back']").click()
    fanni.choose(what="words", check="met")
    looks(fanni, "way-back-first-word")
    fanni.send()


def says_the_second_word(ilona: Desk, page: str) -> None:
    ilona.go(page)
    ilona.page.locator("main a[href*='/people/way-back/']").click()
    looks(ilona, "way-back")
    ilona.page.locator("main a[href$='/confirm']").click()
    ilona.choose(check="called")
    looks(ilona, "way-back-second-word")
    ilona.send()


def compares(ilona: Desk, standing: str, numbers: str) -> None:
    ilona.go(f"{standing}/let-back")
    looks(ilona, "way-back-compare")
    assert ilona.page.locator("main .code-text").first.inner_text() == numbers
    ilona.page.locator("[name='compared']").check()
    ilona.send()


def gives_everything_back(fanni: Desk) -> None:
    fanni.go("/")
    fanni.page.locator("#coming-back a").click()
    looks(fanni, "coming-back")
    presses = fanni.page.locator("main form[action*='/coming-back/'] button")
    while presses.count():
        presses.first.click()
        fanni.page.wait_for_load_state()


def status_of(newcomer: Newcomer, path: str) -> int:
    answer = newcomer.page.goto(path)
    assert answer is not None
    return answer.status


def gives_link_and_code(fanni: Desk) -> tuple[str, str, str]:
    fanni.press_at("/link")
    link = fanni.page.locator("#link").input_value().strip()
    code = fanni.page.locator("main .code-text").first.inner_text()
    standing = fanni.page.locator("main a.btn[href*='/people/on-their-way/']").get_attribute("href")
    assert standing is not None
    return link, code, standing


def test_with_nothing_left_two_people_and_her_colleagues_bring_her_back(
    sit: dict[str, Desk], browser: Browser, address: str, instance: Path
) -> None:
    fanni, ilona = sit["Fanni"], sit["Ilona"]
    case, case_code = her_case(instance)
    says_the_first_word(fanni, her_page(instance))
    says_the_second_word(ilona, her_page(instance))
    fanni.page.reload()
    link, code, standing = gives_link_and_code(fanni)

    alma = Newcomer(browser, address)
    alma.open(link)
    alma.page.locator("[name='code']").fill(code)
    alma.send()
    alma.shoot("way-back-told")
    alma.follow("/coming-in/words")
    alma.takes_words()
    alma.follow("/account/recovery/new")
    alma.tests_recovery_code_shown()
    alma.follow("/arrival")
    numbers = alma.shown_code()
    assert fanni.go(f"{standing}/let-back") == 403
    compares(ilona, standing, numbers)

    assert status_of(alma, f"/cases/{case}") == 404
    alma.page.goto("/")
    alma.shoot("coming-back-her-front-page")
    alma.page.goto("/coming-back")
    assert case_code in alma.page.locator("main").inner_text()
    alma.shoot("coming-back-hers")
    gives_everything_back(fanni)
    assert status_of(alma, f"/cases/{case}") == 200
    alma.page.goto("/coming-back")
    alma.shoot("coming-back-done")
    alma.context.close()
