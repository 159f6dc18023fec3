"""Somebody new comes: invited, called, with her own ways in, let in, and sees what was granted."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pyotp
import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import Desk
from tests.journeys.newcomer import Newcomer

pytestmark = pytest.mark.browser

FULL, LIGHT = 16, 6
"""So many things, and no more, are asked of somebody with every way in; and of a light one."""


def invites(desk: Desk, name: str, email: str, duty: str) -> tuple[str, str, str]:
    """Invite somebody; give her link, her code, and the page she stands on."""
    desk.go("/people/invite")
    desk.write(name=name, email=email, profession="erityisopettaja")
    desk.page.locator("[name='agency_id']").select_option(index=1)
    desk.page.locator("[name='sector']").select_option("education")
    desk.choose(duties=duty)
    desk.send()
    link = desk.page.locator("#link").input_value().strip()
    code = desk.page.locator("main .code-text").first.inner_text()
    standing = desk.page.locator("main a.btn[href*='/people/on-their-way/']").get_attribute("href")
    assert standing is not None
    return link, code, standing


def approves(desk: Desk, standing: str, numbers: str) -> None:
    desk.go(f"{standing}/approve")
    assert desk.page.locator("main .code-text").first.inner_text() == numbers
    desk.page.locator("[name='compared']").check()
    desk.send()


def a_team(instance: Path, name: str) -> str:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        (found,) = database.execute("SELECT id FROM teams WHERE name = ?", (name,)).fetchone()
    return str(UUID(found))


def a_case(instance: Path) -> str:
    with closing(sqlite3.connect(instance / "main.db")) as database:
        return str(UUID(database.execute("SELECT id FROM cases LIMIT 1").fetchone()[0]))


def signs_in_by_words_and_code(
    browser: Browser, address: str, lumi: Newcomer, app: pyotp.TOTP
) -> None:
    """From another browser: words alone are not enough, and a code that was used is none."""
    again = Newcomer(browser, address)
    later = app.at(datetime.now(UTC) + timedelta(seconds=30))
    for number in ("", lumi.spent_code, later):
        again.page.goto("/sign-in")
        again.page.locator("[name='email']").fill("lumi@consult.example")
        again.page.locator("[name='passphrase']").fill(lumi.words)
        again.page.locator("main form:has([name='passphrase']) [name='code']").fill(number)
        again.page.locator("main form:has([name='passphrase']) button[type='submit']").first.click()
        again.page.wait_for_load_state()
        if number != later:
            assert again.page.url.endswith("/sign-in")
    assert again.page.url.endswith("/")
    again.context.close()


def reaches_nothing_but_her_arrival(lumi: Newcomer, team: str) -> None:
    lumi.page.goto("/")
    assert lumi.page.url.endswith("/arrival")
    for path in ("/cases", "/people", "/account", f"/teams/{team}"):
        answer = lumi.page.goto(path)
        assert answer is not None
        assert answer.status == 404


def sees_no_case(lumi: Newcomer, case: str) -> None:
    lumi.page.goto("/cases")
    assert lumi.page.locator("main .row-line").count() == 0
    answer = lumi.page.goto(f"/cases/{case}")
    assert answer is not None
    assert answer.status == 404


def test_with_passkey_codes_and_paper_into_the_house(
    sit: dict[str, Desk], browser: Browser, address: str, instance: Path
) -> None:
    fanni, ilona = sit["Fanni"], sit["Ilona"]
    link, code, standing = invites(fanni, "Lumi Keksitty", "lumi@consult.example", "social-worker")
    fanni.shoot("arrival-invited")
    team = a_team(instance, "Vaaran viikkotiimi")
    fanni.go(f"/teams/{team}/seats/new")
    fanni.page.locator("[name='account_id']").select_option(label="Lumi Keksitty – tulossa")
    fanni.choose(seat="member")
    fanni.send()

    lumi = Newcomer(browser, address)
    lumi.give_authenticator(prf=True)
    lumi.open(link)
    assert lumi.page.url.endswith("/coming-in")
    lumi.shoot("arrival-code")
    lumi.page.locator("[name='code']").fill(code)
    lumi.send()
    assert "Vaaran viikkotiimi" in lumi.page.locator("main").inner_text()
    lumi.shoot("arrival-told")
    lumi.follow("/coming-in/words")
    lumi.shoot("arrival-words")
    lumi.takes_words()
    assert lumi.page.url.endswith("/arrival")
    lumi.follow("/account/ways-in")
    lumi.makes_passkey()
    app = lumi.sets_up_codes()
    lumi.prints_and_tests_recovery_code()
    lumi.follow("/arrival")
    lumi.shoot("arrival-waiting")
    numbers = lumi.shown_code()
    reaches_nothing_but_her_arrival(lumi, team)
    assert lumi.steps <= FULL, lumi.steps

    fanni.go(standing)
    assert fanni.page.locator(f"main a[href='{standing}/approve']").count() == 0
    assert fanni.go(f"{standing}/approve") == 403
    ilona.go("/")
    ilona.shoot("arrival-front-page")
    ilona.go(f"{standing}/approve")
    ilona.shoot("arrival-approve")
    approves(ilona, standing, numbers)

    lumi.page.goto("/")
    assert lumi.page.locator("#content").count() == 1
    sees_no_case(lumi, a_case(instance))
    fanni.go("/promised-seats")
    fanni.press_at("/keep")
    lumi.page.goto(f"/teams/{team}")
    assert "Lumi Keksitty" in lumi.page.locator("main").inner_text()
    signs_in_by_words_and_code(browser, address, lumi, app)
    lumi.context.close()


def test_an_expert_comes_lightly(sit: dict[str, Desk], browser: Browser, address: str) -> None:
    disa, fanni = sit["Disa"], sit["Fanni"]
    link, code, standing = invites(disa, "Ville Vierasniemi", "ville@consult.example", "expert")
    ville = Newcomer(browser, address)
    ville.open(link)
    ville.page.locator("[name='code']").fill(code)
    ville.send()
    ville.follow("/coming-in/words")
    ville.takes_words()
    ville.shoot("arrival-light")
    numbers = ville.shown_code()
    assert ville.steps <= LIGHT, ville.steps
    approves(fanni, standing, numbers)
    ville.page.goto("/")
    assert ville.page.url.endswith("/")
    ville.context.close()


def test_in_swedish_too(sit: dict[str, Desk], browser: Browser, address: str) -> None:
    link, code, _standing = invites(sit["Fanni"], "Maj Påhitt", "maj@consult.example", "expert")
    maj = Newcomer(browser, address)
    maj.page.goto("/sign-in")
    maj.page.locator("button:has-text('Svenska'), a:has-text('Svenska')").first.click()
    maj.open(link)
    maj.shoot("arrival-sv-code")
    maj.page.locator("[name='code']").fill(code)
    maj.send()
    maj.shoot("arrival-sv-told")
    assert maj.page.locator("html").get_attribute("lang") == "sv"
    maj.context.close()
