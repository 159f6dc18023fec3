"""Passkeys in a real browser, with Chromium's own virtual authenticator."""

import sqlite3
from contextlib import closing

import pytest

from tests.journeys.conftest import Desk
from tests.journeys.touching import plug_in

pytestmark = pytest.mark.browser

ADD = "/account/passkeys/new"


def add(desk, name):
    desk.go(ADD)
    desk.write(name=name)
    desk.page.locator("[data-passkey] button[type=submit]").click()
    desk.page.wait_for_url("**/account/ways-in")
    desk.sees(name)


def sign_out(desk):
    desk.go("/account")
    desk.page.locator("details.person-menu > summary").click()
    desk.page.locator("details.person-menu form[action='/sign-out'] button").click()
    desk.page.wait_for_url("**/sign-in*")


def touch(desk):
    desk.page.locator("[data-passkey] button[type=submit]").click()


@pytest.fixture
def desk(request, browser, address, instance):
    """Somebody of the cast at a browser of her own; each test has another one."""
    desk = Desk(browser, address, request.param, instance)
    yield desk
    desk.context.close()


def of(name):
    return pytest.mark.parametrize("desk", [name], indirect=True)


@of("Bertta")
def test_one_touch_signs_her_in_and_removed_it_does_no_more(desk):
    plug_in(desk.page, prf=True)
    desk.go("/account/ways-in")
    desk.shoot("passkeys-1-none")
    add(desk, "Työpuhelin")
    desk.shoot("passkeys-2-added")
    sign_out(desk)
    desk.shoot("passkeys-3-sign-in")
    touch(desk)
    desk.page.wait_for_url("**/")
    desk.sees("Bertta")
    desk.go("/account/ways-in")
    desk.page.locator("form[action$='/remove'] button").click()
    desk.page.wait_for_load_state()
    desk.misses("Työpuhelin")
    sign_out(desk)
    touch(desk)
    desk.page.locator("main .notice-danger").wait_for()
    assert desk.path.startswith("/sign-in")


@of("Alma")
def test_without_a_secret_of_its_own_the_words_follow(desk):
    plug_in(desk.page, prf=False)
    add(desk, "Avainnipun avain")
    sign_out(desk)
    touch(desk)
    desk.page.locator("input[name=passphrase]").wait_for()
    desk.shoot("passkeys-4-words")
    desk.sees("Alma Kuvitelma")
    desk.write(passphrase="alma-sulka-kanto-vihko-lumme")
    desk.send()
    desk.page.wait_for_url("**/")
    desk.sees("Alma Kuvitelma")


@of("Fanni")
def test_a_touch_proves_it_before_what_matters(desk, instance):
    plug_in(desk.page, prf=True)
    add(desk, "Työpuhelin")
    forget_proofs(instance)
    desk.go("/account/codes")
    desk.shoot("passkeys-5-proof")
    touch(desk)
    desk.page.wait_for_url("**/account/codes")
    desk.page.locator("figure.qr svg").wait_for()
    desk.shoot("passkeys-6-codes")


@of("Zed")
def test_a_browser_that_says_no_is_told_so_and_nothing_is_lost(desk):
    session, authenticator = plug_in(desk.page, prf=True)
    session.send(
        "WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False}
    )
    desk.go(ADD)
    desk.write(name="Työpuhelin")
    touch(desk)
    desk.page.locator("[data-passkey-problem]:not(:empty)").wait_for()
    assert desk.page.locator("[name=name]").input_value() == "Työpuhelin"


def test_without_scripts_the_words_are_the_way(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False, locale="fi-FI")
    page = context.new_page()
    page.goto("/sign-in")
    assert page.locator("[data-passkey]").is_hidden()
    page.locator("input[name=email]").fill("alma@consult.example")
    page.locator("input[name=passphrase]").fill("alma-sulka-kanto-vihko-lumme")
    page.locator("form[action^='/sign-in'] button.btn-primary").first.click()
    page.wait_for_url("**/")
    context.close()


def forget_proofs(instance):
    """Let everybody's last proof be ten minutes old."""
    with closing(sqlite3.connect(instance / "main.db", timeout=10)) as database, database:
        database.execute("UPDATE login_sessions SET proved_at = datetime(proved_at, '-10 minutes')")
