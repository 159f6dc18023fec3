import pytest

from consult.accounts.models import LoginSession
from consult.audit import Deed
from consult.foundation.database import db
from consult.vault import KeySlot
from tests.pages import Page
from tests.scenes import deeds

PAGE = "accounts.passphrase"


@pytest.fixture
def drawn(page, alma):
    """The page of a signed-in Alma with the words it proposes."""
    hers = page.as_(alma)
    shown = hers.get(PAGE)
    words = shown.tree.all("span")
    (code,) = [span.text for span in words if span["class"] == "code-text"]
    return hers, code, shown.value_of("drawn_passphrase")


def change(browser, drawn, again, expect=303, **more):
    fields = {"drawn_passphrase": drawn, "passphrase_again": again, **more}
    return browser.post(PAGE, expect=expect, **fields)


@pytest.mark.asvs("V6.2.2")
def test_alma_gets_five_new_words_and_the_old_ones_are_dead(app, drawn, alma, sign_in):
    hers, words, seal = drawn
    assert len(words.split("-")) == 5
    change(hers, seal, words.replace("-", " ").upper())
    assert deeds()[-1] == Deed.PASSPHRASE_CHANGED
    sign_in(alma, expect=422)
    sign_in(alma, words)


def test_the_keys_stay_the_same(drawn, alma, sign_in, page):
    hers, words, seal = drawn
    change(hers, seal, words)
    hers.get("accounts.own").shows(alma.name)
    assert db.session.query(KeySlot).filter_by(person_id=alma.id).count() == 2


@pytest.mark.asvs("V7.4.3")
def test_every_other_sitting_ends_and_this_one_goes_on(app, drawn, alma):
    hers, words, seal = drawn
    elsewhere = Page(app).as_(alma)
    change(hers, seal, words)
    assert db.session.query(LoginSession).count() == 1
    elsewhere.get("accounts.own", expect=302)
    hers.get("accounts.own")


@pytest.mark.asvs("V7.5.1")
def test_whoever_finds_her_desk_unlocked_is_asked_for_the_old_words(clock, drawn, alma, sign_in):
    hers, words, seal = drawn
    clock.move(minutes=6)
    asked = change(hers, seal, words, expect=401)
    assert asked.value_of("passphrase_again") == words  # nothing that was typed is lost
    fields = {"drawn_passphrase": seal, "passphrase_again": words}
    hers.post(PAGE, expect=401, **fields, **{"proof-passphrase": "väärät sanat"})
    assert deeds()[-1] == Deed.SIGN_IN_REFUSED
    hers.post(PAGE, **fields, **{"proof-passphrase": alma.passphrase})
    sign_in(alma, words)


def test_nobody_thinks_up_her_own(drawn, alma, sign_in):
    hers, _, seal = drawn
    change(hers, seal, "kissa-kissa-kissa-kissa-kissa", expect=422)
    sign_in(alma)


def test_a_proposal_of_somebody_else_s_or_a_made_up_one_is_not_taken(app, drawn, bertta):
    _, words, seal = drawn
    theirs = Page(app).as_(bertta)
    change(theirs, seal, words, expect=422)
    change(theirs, "made.up.seal", words, expect=422)


def test_a_proposal_does_not_wait_for_ever(drawn, alma, monkeypatch):
    hers, words, seal = drawn
    monkeypatch.setattr("consult.accounts.forms.signing.DRAWN_FOR_SECONDS", -1)
    change(hers, seal, words, expect=422)


def test_words_are_drawn_again_until_they_please(page, alma):
    hers = page.as_(alma)
    proposals = {hers.get(PAGE).value_of("drawn_passphrase") for _ in range(3)}
    assert len(proposals) == 3


def test_nobody_else_has_a_page_for_it(page):
    page.get(PAGE, expect=302)
