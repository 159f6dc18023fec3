"""An account that a passkey alone opens: signing in, proving, what may go, and words later on."""

import pytest
from sqlalchemy import delete

from consult.accounts.models import Passkey
from consult.accounts.operations import begin_attempt
from consult.audit import Deed, unaudited
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.vault import KeySlot, SlotKind
from tests.accounts.newcomers import words_on
from tests.accounts.ways_in import add_passkey, prove_by_touch, touch
from tests.authenticator import Authenticator
from tests.pages import Page
from tests.scenes import deeds

WORDS = "accounts.passphrase"


@pytest.fixture
def key():
    return Authenticator()


@pytest.fixture
def hers(page, alma, key):
    """Alma, who has a passkey that opens, and no words any more."""
    browser = page.as_(alma)
    add_passkey(browser, key)
    hers = (KeySlot.person_id == alma.id) & (KeySlot.kind == SlotKind.PASSPHRASE)
    with unaudited("a test sets the scene"), transaction():
        db.session.execute(delete(KeySlot).where(hers))
    return browser


def test_her_words_are_like_an_unknown_name_s(app, hers, alma, sign_in):
    attempt = begin_attempt(SYSTEM, alma.email, None)
    assert (attempt.account_id, attempt.slot, attempt.allowed) == (None, None, True)
    refused = sign_in(alma, browser=Page(app), expect=422)
    unknown = sign_in(alma.email, "sulka-kanto-vihko-lumme-pilvi", browser=Page(app), expect=422)
    assert refused.text == unknown.text
    assert deeds()[-1] == Deed.SIGN_IN_REFUSED


def test_one_touch_signs_her_in(app, hers, key):
    touch(Page(app), key).leads_to("desk.front")


@pytest.mark.parametrize("given", ["", "cXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXE"])
def test_where_the_touch_opens_nothing_no_words_are_asked(app, hers, key, given):
    browser = Page(app)
    shown = touch(browser, key, expect=422, passkey_secret=given)
    shown.shows("Pääsyavain tunnisti sinut")
    assert deeds()[-1] == Deed.SIGN_IN_REFUSED
    browser.get("accounts.own", expect=303)


def test_the_only_key_that_opens_stays(hers, key):
    add_passkey(hers, Authenticator(secret=None), name="Avainnipun avain")
    opens = db.session.query(Passkey).filter(Passkey.slot_id.isnot(None)).one()
    hers.post("accounts.remove_passkey", opens.id, expect=422)
    touch(Page(hers.app), key)


def test_another_one_that_opens_may_take_its_place(hers):
    first = db.session.query(Passkey).one().id
    add_passkey(hers, Authenticator(secret=b"q" * 32), name="Uusi puhelin")
    hers.post("accounts.remove_passkey", first)


def test_she_proves_by_touch_and_is_not_asked_for_words(clock, hers, key):
    clock.move(minutes=6)
    shown = hers.get("accounts.codes", expect=401).hides("Tunnuslause")
    prove_by_touch(hers, shown, key, "/account/proof?next=/account/codes").leads_to(
        "accounts.codes"
    )
    hers.get("accounts.codes")


def test_words_draw_no_proof(clock, hers, alma):
    clock.move(minutes=6)
    sent = {"proof-passphrase": alma.passphrase, "csrf_token": hers.csrf_token()}
    hers.open("POST", "/account/proof", 401, data=sent)


def test_later_she_draws_words_and_has_both(app, hers, key, alma, sign_in):
    hers.get("accounts.factors").shows("Arvo viisi sanaa")
    shown = hers.get(WORDS).shows("Arvo viisi sanaa")
    words, sealed = words_on(shown), shown.value_of("drawn_passphrase")
    hers.post(WORDS, drawn_passphrase=sealed, passphrase_again=words)
    assert deeds()[-1] == Deed.PASSPHRASE_CHANGED
    sign_in(alma.email, words, browser=Page(app))
    touch(Page(app), key)
    hers.post("accounts.remove_passkey", db.session.query(Passkey).one().id)
