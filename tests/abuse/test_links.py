"""Abuse case 28: a link into the house, used again, late, after a newer one, by a scanner."""

import logging

import pytest

from consult.accounts.models import Account
from consult.accounts.rules import LINK_LASTS
from consult.foundation.database import db
from tests.accounts.newcomers import invited_by, shown_door
from tests.pages import Page


@pytest.fixture
def lumi(app, template, fanni):
    return invited_by(app, fanni.actor, template.agencies["tunturi"])


@pytest.mark.asvs("V6.4.1")
def test_case_28_a_used_link_is_dead(lumi):
    lumi.come_in()
    lumi.open_link(expect=410, browser=Page(lumi.page.app))
    assert db.session.query(Account).filter_by(email="lumi@consult.example").count() == 1


@pytest.mark.asvs("V6.4.1")
def test_case_28_after_72_hours_it_is_dead(app, template, fanni, clock):
    lumi = invited_by(app, fanni.actor, template.agencies["tunturi"])
    clock.move(hours=LINK_LASTS.total_seconds() / 3600, seconds=-1)
    lumi.open_link()
    clock.move(seconds=1)
    lumi.open_link(expect=410)
    lumi.page.get("accounts.code", expect=410)


@pytest.mark.asvs("V6.6.2")
def test_case_28_a_newer_link_kills_the_older_also_halfway(page, app, fanni, lumi):
    lumi.open_link()
    lumi.say_code()
    newer = shown_door(
        page.as_(fanni).post("accounts.renew_link", lumi.arrival_id, expect=200), app
    )
    for door in ("accounts.code", "accounts.told", "accounts.words"):
        lumi.page.get(door, expect=410)
        lumi.open_link(expect=410)
    newer.open_link()


def test_case_28_a_scanner_that_opens_every_link_uses_nothing_up(lumi):
    scanner = Page(lumi.page.app)
    for _ in range(3):
        lumi.open_link(browser=scanner).follow()
        scanner.open("HEAD", lumi.link, 303)
    lumi.come_in()


def test_case_28_the_address_goes_nowhere_else(lumi):
    opened = lumi.open_link()
    token = lumi.link.rsplit("/", 1)[1]
    assert opened.response.headers["Referrer-Policy"] == "no-referrer"
    assert opened.response.headers["Cache-Control"] == "no-store"
    assert token not in opened.response.location
    assert token not in opened.response.headers["Set-Cookie"]
    lumi.page.get("accounts.code").hides(token)


def test_case_28_neither_link_nor_code_reaches_a_log(lumi, caplog):
    caplog.set_level(logging.DEBUG)
    lumi.come_in()
    lumi.open_link(expect=410)
    assert lumi.link.rsplit("/", 1)[1] not in caplog.text
    assert lumi.code not in caplog.text


def test_case_28_a_poisoned_host_gets_no_link(page, fanni, app, template):
    hers = page.as_(fanni)
    answer = hers.send("POST", "/people/invite", base_url="https://evil.example")
    assert answer.status_code == 400


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 5_000, "..%2F..", "%00", "ääkköset"])
def test_case_28_every_dead_link_looks_the_same(page, lumi, token):
    lumi.come_in()
    used = Page(lumi.page.app).open("GET", lumi.link, 410)
    assert page.open("GET", f"/welcome/{token}", 410).text == used.text
