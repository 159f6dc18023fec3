"""Abuse cases 18 to 27 and 30: signing in, sittings, passphrases, and costs that never fall.

What is tried in a test of the deed itself is named in `docs/abuse-cases.md`.
"""

import re
import statistics
import time
from dataclasses import replace

import pytest

from consult import vault
from consult.accounts.forms import PassphraseForm
from consult.accounts.models import LoginSession, TotpSecret
from consult.accounts.queries import passphrase_slot
from consult.app import create_app
from consult.audit import unaudited
from consult.foundation.database import db, transaction
from consult.vault import KeySlot
from tests.accounts.ways_in import set_up_codes
from tests.house.building import ROOT
from tests.pages import Page


def press(browser, email, words, code="", expect=422):
    fields = {"email": email, "passphrase": words, "code": code}
    return browser.post("accounts.sign_in", expect=expect, **fields)


@pytest.fixture
def sign_in_as(app):
    """Press with somebody's right words; gives the status."""

    def send(person):
        browser = Page(app)
        fields = {"email": person.email, "passphrase": person.passphrase, "code": ""}
        fields["csrf_token"] = browser.csrf_token()
        return browser.send("POST", "/sign-in", data=fields).status_code

    return send


def test_case_18_every_way_to_be_wrong_gets_one_answer(app, clock, page, alma):
    set_up_codes(page.as_(alma))
    answers = {
        press(Page(app), email, words, code).text
        for email, words, code in (
            ("nobody@consult.example", "väärät sanat", ""),
            (alma.email, "väärät sanat", "000000"),
            (alma.email, alma.passphrase, "000000"),
            (alma.email, alma.passphrase, ""),
        )
    }
    assert len(answers) == 1


def test_case_18_an_unknown_name_costs_the_same_work(app, settings, alma):
    """The figure is `flask bench signin`; here a difference as coarse as a missing Argon2."""
    house = create_app(replace(settings, argon2_memory_kib=16_384, argon2_iterations=2))
    spent = {alma.email: [], "nobody@consult.example": []}
    press(Page(house), "somebody@consult.example", "väärät sanat")
    for _ in range(5):
        for email, times in spent.items():
            browser = Page(house)
            begun = time.thread_time()
            press(browser, email, "väärät sanat")
            times.append(time.thread_time() - begun)
    known, unknown = (statistics.median(times) for times in spent.values())
    assert 0.3 < known / unknown < 3


def test_case_22_a_token_in_the_address_is_nobody(app, page, alma):
    hers = page.as_(alma)
    token = hers.client.get_cookie("__Host-sitting").value
    page.open("GET", f"/account?sitting={token}", 302)


@pytest.mark.parametrize(
    "typed",
    [
        "{words}" + " " * 60,
        "   {words}   ",
        "{composed}",
        "{upper}",
    ],
)
def test_case_26_the_same_words_typed_in_other_ways(app, alma, typed):
    words = alma.passphrase
    ways = {"words": words, "composed": words.replace("ä", "a\u0308"), "upper": words.upper()}
    press(Page(app), alma.email, typed.format(**ways), expect=303)


@pytest.mark.parametrize("typed", ["a" * 64, "sulka 🦊 kanto", "pöllö"])
def test_case_26_odd_words_are_only_wrong_words(app, alma, typed):
    press(Page(app), alma.email, typed)


@pytest.mark.parametrize(("typed", "status"), [("a\0b", 400), ("a" * 200_000, 413)])
def test_case_26_what_no_keyboard_sends_costs_no_work(app, alma, monkeypatch, typed, status):
    worked = []
    monkeypatch.setattr("consult.vault.slots._stretch", lambda *args: worked.append(args))
    press(Page(app), alma.email, typed, expect=status)
    assert not worked


def test_case_27_does_not_apply_since_nobody_chooses_words():
    """Common, breached or guessable passphrases are not refused: no form takes a chosen one.

    Words are drawn (at least sixty bits), and what is typed is compared with what was drawn.
    """
    forms = (ROOT / "consult" / "accounts" / "forms").glob("*.py")
    new = re.findall(r'autocomplete="new-password"', "".join(path.read_text() for path in forms))
    assert len(new) == 1
    assert hasattr(PassphraseForm, "validate_passphrase_again")


@pytest.mark.parametrize("cheap", [b"\0\0\0\x08" + b"\0\0\0\x01", b"\0\0\0\0" * 2])
def test_case_30_a_slot_made_cheaper_in_the_base_opens_nothing(app, sign_in_as, alma, cheap):
    with unaudited("somebody writes to the base"), transaction():
        slot = passphrase_slot(alma.actor, alma.id)
        slot.blob = slot.blob[:2] + cheap + slot.blob[10:]
    assert sign_in_as(alma) in (422, 500)


@pytest.mark.parametrize("version", [0, 2, 255])
def test_case_30_a_slot_of_another_version_opens_nothing(app, sign_in_as, alma, version):
    with unaudited("somebody writes to the base"), transaction():
        slot = passphrase_slot(alma.actor, alma.id)
        slot.blob = bytes([version]) + slot.blob[1:]
    assert sign_in_as(alma) == 500


def test_case_30_costs_never_fall_when_words_are_changed(app, settings, alma):
    dear = vault.make_passphrase_slot(alma.id, alma.seed, alma.passphrase)
    create_app(replace(settings, argon2_memory_kib=8, argon2_iterations=1))
    again = vault.make_passphrase_slot(alma.id, alma.seed, alma.passphrase, dear)
    assert again[2:10] == dear[2:10]


def test_case_30_no_form_field_switches_codes_off(clock, page, alma):
    hers = page.as_(alma)
    set_up_codes(hers)
    more = {"totp": "", "has_second_factor": "1", "second_factor": "optional", "demanded": "0"}
    hers.post("accounts.own", language="fi", theme="auto", reminders="all", **more)
    assert db.session.query(TotpSecret).count() == 1
    press(Page(page.app), alma.email, alma.passphrase)


def test_case_30_another_person_s_codes_open_nothing_in_her_place(clock, app, page, alma, bertta):
    """Whoever writes to the base cannot put a secret of her own there: it is sealed to a seed."""
    set_up_codes(page.as_(alma))
    telephone = set_up_codes(page.as_(bertta))
    clock.move(minutes=5)
    with unaudited("somebody writes to the base"), transaction():
        hers, others = (
            db.session.query(TotpSecret).filter_by(account_id=one.id).one()
            for one in (alma, bertta)
        )
        hers.box = others.box
    press(Page(app), alma.email, alma.passphrase, telephone.code(), expect=500)
    assert db.session.query(LoginSession).filter_by(account_id=alma.id).count() == 1


def test_case_30_a_passkey_s_slot_is_none_for_words(app, sign_in_as, alma):
    with unaudited("somebody writes to the base"), transaction():
        slot = passphrase_slot(alma.actor, alma.id)
        slot.blob = vault.make_passkey_slot(alma.id, alma.seed, b"o" * 32)
    assert sign_in_as(alma) == 500
    assert db.session.query(KeySlot).count() > 0
