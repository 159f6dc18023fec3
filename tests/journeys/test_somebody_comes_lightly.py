"""Somebody who comes a few times a year: with a passkey alone, or with the words it lacks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import Desk
from tests.journeys.newcomer import Newcomer
from tests.journeys.test_somebody_new_comes import approves, invites

pytestmark = pytest.mark.browser

ONE_TOUCH, TOUCH_AND_WORDS = 4, 5
"""From the link to waiting: so many things, and no more, are asked of her."""


def is_told(newcomer: Newcomer, link: str, code: str) -> None:
    newcomer.open(link)
    newcomer.page.locator("[name='code']").fill(code)
    newcomer.send()


def makes_passkey(newcomer: Newcomer, then: str) -> None:
    newcomer.follow("/coming-in/passkey")
    newcomer.page.locator("[name='name']").wait_for()
    assert newcomer.page.locator("[name='name']").input_value()
    newcomer.send()
    newcomer.page.wait_for_url(f"**{then}")


def signs_out(newcomer: Newcomer) -> None:
    newcomer.page.goto("/")
    newcomer.page.locator("details.person-menu > summary").click()
    newcomer.page.locator("details.person-menu form[action='/sign-out'] button").click()
    newcomer.page.wait_for_url("**/sign-in*")


def touches(newcomer: Newcomer) -> None:
    newcomer.page.goto("/sign-in")
    newcomer.page.locator("[data-passkey] button[type=submit]").click()


def slots(instance: Path, email: str) -> list[str]:
    query = """SELECT key_slots.kind FROM key_slots JOIN accounts ON accounts.id = person_id
               WHERE email = ? ORDER BY key_slots.kind"""
    with closing(sqlite3.connect(instance / "main.db", timeout=10)) as database:
        return [row[0] for row in database.execute(query, (email,))]


def test_with_a_passkey_alone(
    sit: dict[str, Desk], browser: Browser, address: str, instance: Path
) -> None:
    email = "helmi@consult.example"
    link, code, standing = invites(sit["Disa"], "Helmi Keksitty", email, "expert")
    helmi = Newcomer(browser, address)
    helmi.give_authenticator(prf=True)
    is_told(helmi, link, code)
    helmi.shoot("light-told")
    makes_passkey(helmi, "/arrival")
    assert helmi.steps == ONE_TOUCH
    helmi.shoot("light-waiting")
    assert len(slots(instance, email)) == 1
    approves(sit["Fanni"], standing, helmi.shown_code())
    signs_out(helmi)
    touches(helmi)
    helmi.page.wait_for_url("**/")
    helmi.page.goto("/account/ways-in")
    helmi.shoot("light-ways-in")
    helmi.page.locator("main form[action$='/remove'] button").click()
    helmi.page.wait_for_load_state()
    assert len(slots(instance, email)) == 1
    helmi.context.close()


def test_where_the_passkey_opens_nothing_five_words_follow(
    sit: dict[str, Desk], browser: Browser, address: str, instance: Path
) -> None:
    email = "urho@consult.example"
    link, code, _standing = invites(sit["Disa"], "Urho Keksitty", email, "expert")
    urho = Newcomer(browser, address)
    urho.give_authenticator(prf=False)
    is_told(urho, link, code)
    makes_passkey(urho, "/coming-in/words")
    urho.shoot("light-words-too")
    urho.takes_words()
    urho.page.wait_for_url("**/arrival")
    assert urho.steps == TOUCH_AND_WORDS
    signs_out(urho)
    touches(urho)
    urho.page.locator("main form[action^='/sign-in/words'] [name='passphrase']").fill(urho.words)
    urho.page.locator("main form[action^='/sign-in/words'] button.btn-primary").click()
    urho.page.wait_for_url("**/arrival")
    urho.context.close()


def test_the_page_of_the_passkey_shuts_nobody_out(
    sit: dict[str, Desk], browser: Browser, address: str
) -> None:
    link, code, _standing = invites(
        sit["Disa"], "Kielo Keksitty", "kielo@consult.example", "expert"
    )
    kielo = Newcomer(browser, address)
    is_told(kielo, link, code)
    kielo.follow("/coming-in/passkey")
    kielo.shoot("light-passkey")
    kielo.follow("/coming-in/words")
    kielo.takes_words()
    assert kielo.page.url.endswith("/arrival")
    kielo.context.close()
