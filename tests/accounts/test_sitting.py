import base64
from contextvars import copy_context

import pytest

from consult.accounts.models import Account, AccountStatus, LoginSession
from consult.accounts.views.arriving import POLLING, SITTING
from consult.audit import Deed, unaudited
from consult.foundation.database import db, transaction
from tests.pages import Page
from tests.scenes import deeds


def is_in(browser, **headers):
    answer = copy_context().run(browser._send, "GET", "/account", {"headers": headers})
    db.session.rollback()
    return answer.status_code == 200


@pytest.mark.asvs("V7.3.1")
def test_half_an_hour_of_silence_ends_it(page, clock, alma):
    hers = page.as_(alma)
    clock.move(minutes=29, seconds=59)
    assert is_in(hers)
    clock.move(minutes=30)
    assert not is_in(hers)


@pytest.mark.asvs("V7.3.2")
def test_ten_hours_end_it_however_busy_she_was(page, clock, alma):
    hers = page.as_(alma)
    for _ in range(29):
        clock.move(minutes=20)
        assert is_in(hers)
    clock.move(minutes=20)
    assert not is_in(hers)


def test_a_page_that_asks_by_itself_does_not_keep_it_alive(page, clock, alma):
    hers = page.as_(alma)
    for _ in range(3):
        clock.move(minutes=9)
        assert is_in(hers, **{POLLING: "1"})
    clock.move(minutes=4)
    assert not is_in(hers)


def test_a_clock_set_back_revives_nothing(page, clock, alma):
    hers = page.as_(alma)
    clock.move(minutes=31)
    assert not is_in(hers)
    clock.move(minutes=-31)
    assert not is_in(hers)


@pytest.mark.asvs("V7.4.1")
def test_signing_out_ends_it_in_every_tab_at_once(page, alma):
    hers = page.as_(alma)
    token = hers.client.get_cookie(f"__Host-{SITTING}").value
    shown = hers.post("accounts.sign_out").leads_to("accounts.sign_in")
    assert '"cache"' in shown.response.headers["Clear-Site-Data"]
    other_tab = Page(page.app)
    other_tab.give_cookie(SITTING, token)
    assert not is_in(other_tab)
    assert deeds()[-1] == Deed.SIGNED_OUT


@pytest.mark.asvs("V7.4.2")
def test_a_suspended_person_is_out_within_the_same_second(page, alma):
    hers = page.as_(alma)
    with unaudited("a test sets the scene"), transaction():
        db.session.get_one(Account, alma.id).status = AccountStatus.SUSPENDED
    assert not is_in(hers)


@pytest.mark.asvs("V7.2.1")
def test_the_row_without_the_cookie_opens_nothing(page, alma):
    page.as_(alma)
    row = db.session.query(LoginSession).one()
    for stolen in (row.id_hash, row.blob[:32], row.blob[-32:]):
        thief = Page(page.app)
        thief.give_cookie(SITTING, base64.urlsafe_b64encode(stolen).decode())
        assert not is_in(thief)


def test_a_row_moved_to_another_person_opens_nothing(page, alma, fanni):
    hers = page.as_(alma)
    with transaction():
        db.session.query(LoginSession).one().account_id = fanni.id
    assert not is_in(hers)


@pytest.mark.asvs("V7.2.1")
@pytest.mark.parametrize("value", ["", "x", "A" * 44, "=" * 44, "ä" * 44, "A" * 3_000])
def test_a_cookie_that_is_none_is_nobody(page, value):
    page.give_cookie(SITTING, value)
    assert not is_in(page)


def test_two_cookies_of_one_name_are_believed_neither(page, alma):
    hers = page.as_(alma)
    token = hers.client.get_cookie(f"__Host-{SITTING}").value
    page.client = page.app.test_client(use_cookies=False)
    assert is_in(page, Cookie=f"__Host-{SITTING}={token}")
    assert not is_in(page, Cookie=f"__Host-{SITTING}={token}; __Host-{SITTING}={'A' * 44}")


@pytest.mark.asvs("V7.6.2")
def test_nobody_signed_in_is_led_to_the_way_in(page):
    shown = page.get("accounts.own", expect=302)
    assert shown.response.location == "/sign-in?next=/account"


def test_signing_out_is_a_press_never_a_link(page, alma):
    page.as_(alma).get("accounts.sign_out", expect=405)
