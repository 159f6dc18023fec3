"""Step-up: what matters most asks for a proof of the last five minutes, and loses nothing."""

import pytest

from consult.accounts.rules.proofs import FRESH_FOR, is_fresh
from consult.audit import AuditRow, Deed
from consult.foundation import clock as the_clock
from consult.foundation.database import db
from tests.accounts.ways_in import add_passkey, prove_by_touch, set_up_codes
from tests.authenticator import Authenticator
from tests.scenes import deeds

EXPORT = "/reports/participation/csv"


@pytest.fixture
def hers(clock, page, fanni):
    """Fanni's browser, six minutes after she has signed in."""
    browser = page.as_(fanni)
    clock.move(minutes=6)
    return browser


def export(browser, expect, **fields):
    data = {"csrf_token": browser.csrf_token(), **fields}
    return browser.open("POST", EXPORT, expect, data=data)


def test_right_after_signing_in_nothing_is_asked(page, fanni):
    export(page.as_(fanni), 200)


def test_later_the_words_are_asked_and_the_press_goes_on(hers, fanni):
    asked = export(hers, 401, back="/reports/participation")
    assert asked.value_of("back") == "/reports/participation"
    got = export(hers, 200, **{"proof-passphrase": fanni.passphrase})
    assert "attachment" in got.response.headers["Content-Disposition"]
    assert deeds()[-2:] == [Deed.PROOF_GIVEN, Deed.PARTICIPATION_REPORTED]
    export(hers, 200)


def test_wrong_words_are_counted_and_nothing_is_done(hers):
    export(hers, 401, **{"proof-passphrase": "väärät sanat"})
    assert deeds()[-1] == Deed.SIGN_IN_REFUSED


def test_words_too_long_cost_no_work(hers):
    export(hers, 401, **{"proof-passphrase": "a" * 300})


def test_a_touch_proves_it_as_well(clock, page, fanni):
    browser, key = page.as_(fanni), Authenticator()
    add_passkey(browser, key)
    clock.move(minutes=6)
    got = prove_by_touch(browser, export(browser, 401), key, EXPORT, 200)
    assert "attachment" in got.response.headers["Content-Disposition"]


def test_somebody_else_s_touch_does_not(app, clock, page, fanni, alma):
    browser, others, key = page.as_(fanni), page.as_(alma), Authenticator()
    add_passkey(browser, Authenticator())
    add_passkey(others, key)
    clock.move(minutes=6)
    prove_by_touch(browser, export(browser, 401), key, EXPORT, 401)


def test_where_codes_are_in_use_words_alone_prove_nothing(clock, page, fanni):
    browser = page.as_(fanni)
    telephone = set_up_codes(browser)
    clock.move(minutes=6)
    words = {"proof-passphrase": fanni.passphrase}
    export(browser, 401, **words)
    export(browser, 200, **words, **{"proof-code": telephone.code()})


@pytest.mark.asvs("V7.5.1")
def test_a_page_is_come_back_to(hers, fanni):
    asked = hers.get("accounts.new_passkey", expect=401)
    (where,) = {form["action"] for form in asked.tree.all("main")[0].all("form")}
    assert where == "/account/proof?next=/account/passkeys/new"
    data = {"proof-passphrase": fanni.passphrase, "csrf_token": hers.csrf_token()}
    shown = hers.open("POST", where, 303, data=data)
    assert shown.response.location == "/account/passkeys/new"
    hers.get("accounts.new_passkey")


def test_several_values_of_one_field_stay_several(hers):
    data = {"csrf_token": hers.csrf_token(), "sector": ["a", "b"], "text": "Mitä kirjoitin"}
    asked = hers.open("POST", EXPORT, 401, data=data)
    kept = [
        (field["name"], field["value"])
        for field in asked.tree.all("main")[0].all("input")
        if field["name"] in ("sector", "text")
    ]
    assert kept == [("sector", "a"), ("sector", "b"), ("text", "Mitä kirjoitin")]


def test_who_may_not_is_not_even_asked(clock, page, alma):
    browser = page.as_(alma)
    clock.move(minutes=6)
    export(browser, 403)


def test_a_proof_holds_five_minutes_and_none_comes_from_the_future(clock):
    now = the_clock.now()
    assert is_fresh(now - FRESH_FOR, now)
    assert not is_fresh(now - FRESH_FOR * 1.01, now)
    assert not is_fresh(now + FRESH_FOR * 0.01, now)
    assert not is_fresh(None, now)


def test_the_log_says_how_she_proved_it(hers, fanni):
    export(hers, 200, **{"proof-passphrase": fanni.passphrase})
    row = db.session.query(AuditRow).filter_by(action=Deed.PROOF_GIVEN).one()
    assert '"by":"words"' in row.detail
