"""What is asked of whoever signs in: few things, masked, pasted if she likes, never too often."""

import pytest

from consult.accounts.operations import begin_sitting
from consult.accounts.queries import find_account
from consult.audit import AuditRow, Deed
from consult.foundation.database import db, transaction
from tests.house.building import ROOT
from tests.pages import LIMITS, Page

DOORS = ("accounts.sign_in", "accounts.lost_words")
ASKED = {"email", "passphrase", "code", "recovery_code"}
BESIDE = {"csrf_token", "deed_key", "next", "language", "theme", "seen_version"}
BY_TOUCH = {"question", "credential", "passkey_secret"}


def inputs(page, endpoint):
    return page.get(endpoint).tree.all("input")


@pytest.mark.asvs("V6.2.6", "V6.2.7")
def test_words_are_masked_and_a_password_manager_may_fill_them_in(page):
    (words,) = [one for one in inputs(page, "accounts.sign_in") if one["name"] == "passphrase"]
    assert (words["type"], words["autocomplete"]) == ("password", "current-password")
    assert not words.has("readonly")
    for script in (ROOT / "static").rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert "paste" not in text, f"{script.name} meddles with what is pasted"


@pytest.mark.asvs("V6.4.2")
@pytest.mark.parametrize("door", DOORS)
def test_nobody_is_asked_for_a_hint_or_a_secret_answer(page, door):
    names = {one["name"] for one in inputs(page, door)} - BESIDE - BY_TOUCH
    assert names <= ASKED


@pytest.mark.asvs("V6.2.10")
def test_words_of_two_years_ago_are_as_good_as_new_ones(clock, sign_in, page, alma):
    clock.move(days=730)
    assert sign_in(alma).response.location == "/"
    page.get("desk.front")


@pytest.mark.asvs("V7.2.3")
def test_each_sitting_has_a_token_of_256_bits_of_its_own(app, alma):
    with transaction():
        account = find_account(alma.actor, alma.id)
        tokens = {begin_sitting(alma.actor, account, alma.seed, LIMITS) for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {32}


@pytest.mark.asvs("V7.4.4")
@pytest.mark.parametrize("place", ["desk.front", "cases.index", "teams.index", "accounts.own"])
def test_the_way_out_stands_on_every_page(page, alma, place):
    forms = page.as_(alma).get(place).tree.all("form")
    assert "/sign-out" in {form["action"] for form in forms}


@pytest.mark.asvs("V7.5.2")
def test_ending_sittings_asks_for_a_fresh_proof(clock, page, alma, sittings):
    hers, other = page.as_(alma), Page(page.app, alma)
    hers.get("accounts.sittings")
    clock.move(minutes=6)
    hers.post("accounts.end_sittings", expect=401)
    assert len(sittings()) == 2
    words = {"proof-passphrase": alma.passphrase}
    hers.post("accounts.end_sittings", **words)
    assert len(sittings()) == 1
    other.get("desk.front", expect=302)


@pytest.mark.asvs("V16.3.1")
def test_the_log_says_how_she_came_in(sign_in, alma):
    sign_in(alma)
    row = db.session.query(AuditRow).filter_by(action=Deed.SIGNED_IN).one()
    assert (row.actor, row.session_ref is not None) == (alma.id, True)
    assert '"by":"words"' in row.detail
