"""Locks 1 and 4, as somebody meets them at the door."""

import pytest

from consult.audit import Deed
from consult.web.signed_out import SIGN_IN
from tests.web.conftest import log


def test_alma_enters(trial, alma):
    trial.as_(alma).get("trial.hello").shows(alma.name)


def test_a_stranger_reading_is_led_to_the_sign_in_page(trial):
    shown = trial.get("trial.hello", expect=302)
    assert shown.response.location == trial.address(SIGN_IN, (), {})[0] + "?next=/trial/hello"


def test_whoever_was_signed_out_while_writing_gets_her_text_back(trial):
    shown = trial.post("trial.form", expect=401, name="Long <thoughts>", passphrase="sulka")
    assert shown.value_of("name") == "Long <thoughts>"
    shown.hides("sulka").shows("Lähetä uudelleen")


def test_what_is_not_found_is_not_there_and_was_asked_for(trial, alma, vaahtera):
    trial.as_(alma).get("trial.nowhere", vaahtera, expect=404)
    entry = log()[0]
    assert (entry.action, entry.actor, entry.object_id) == (
        Deed.DOOR_REFUSED,
        alma.id,
        vaahtera.id,
    )


def test_nowhere_looks_like_any_page_that_never_was(trial, alma, vaahtera):
    browser = trial.as_(alma)
    here = browser.get("trial.nowhere", vaahtera, expect=404).tree.all("main")[0].text
    assert browser.open("GET", "/never-was", 404).tree.all("main")[0].text == here


@pytest.mark.asvs("V16.3.2")
def test_what_is_seen_but_not_hers_is_forbidden(trial, alma, vaahtera):
    trial.as_(alma).get("trial.not_yours", vaahtera, expect=403)
    entry = log()[0]
    assert (entry.action, entry.object_type) == (Deed.DOOR_REFUSED, "Case")


def test_the_wrong_method_is_told_the_right_one(trial, alma):
    shown = trial.as_(alma).post("trial.hello", expect=405)
    assert "GET" in shown.response.headers["Allow"]


def test_a_route_added_after_the_start_is_closed(trial, alma):
    trial.app.add_url_rule("/trial/late", "late", lambda: "open")
    trial.as_(alma).open("GET", "/trial/late", 403)


def test_a_token_of_nobody_opens_nothing(trial):
    trial.give_cookie("sitting", "A" * 44)
    trial.get("trial.hello", expect=302)


def test_a_public_door_is_open(trial):
    assert trial.get("trial.open_door").response.text == "anybody"
