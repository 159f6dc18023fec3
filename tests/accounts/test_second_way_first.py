"""Outside the demo words alone are not enough: a second way is set up before anything opens."""

from dataclasses import replace

import pytest

from tests.accounts.ways_in import add_passkey, set_up_codes, touch
from tests.authenticator import Authenticator
from tests.pages import Page

WAYS = "/account/ways-in"


@pytest.fixture
def hers(strict, alma):
    return Page(strict, alma)


@pytest.mark.asvs("V6.3.3")
@pytest.mark.parametrize("place", ["desk.front", "cases.index", "accounts.own", "accounts.index"])
def test_without_a_second_way_everything_leads_to_setting_one_up(hers, place):
    assert hers.get(place, expect=303).response.location == WAYS


def test_there_she_may_set_it_up_or_sign_out(hers):
    for place in ("factors", "new_passkey", "codes", "passphrase", "new_recovery", "prove"):
        hers.get(f"accounts.{place}", expect=302 if place == "prove" else 200)
    hers.post("accounts.sign_out")


def test_with_codes_everything_opens(clock, hers):
    set_up_codes(hers)
    hers.get("desk.front")


def test_with_a_passkey_everything_opens_and_words_alone_do_not_sign_in(strict, hers, alma):
    key = Authenticator()
    add_passkey(hers, key)
    hers.get("desk.front")
    fields = {"email": alma.email, "passphrase": alma.passphrase}
    Page(strict).post("accounts.sign_in", expect=422, **fields)
    touch(Page(strict), key)


def test_the_last_second_way_stays(clock, strict, hers):
    set_up_codes(hers)
    hers.post("accounts.remove_codes", expect=422)
    hers.get("desk.front")


def test_where_it_is_optional_nobody_is_led_anywhere(page, alma):
    page.as_(alma).get("desk.front")


@pytest.mark.asvs("V6.3.3")
def test_outside_the_demo_it_is_demanded_unless_the_settings_say_otherwise(settings):
    real = replace(settings, installation="real")
    assert real.demands_second_factor
    assert not replace(real, second_factor="optional").demands_second_factor
    assert not settings.demands_second_factor
    assert replace(settings, second_factor="required").demands_second_factor
