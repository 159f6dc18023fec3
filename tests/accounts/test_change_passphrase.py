import pytest

from consult.accounts.models import LoginBudget, LoginSession
from consult.accounts.rules import FREE_TRIES
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


def change(browser, old, drawn, again, expect=303):
    fields = {"old_passphrase": old, "drawn_passphrase": drawn, "passphrase_again": again}
    return browser.post(PAGE, expect=expect, **fields)


def test_alma_gets_five_new_words_and_the_old_ones_are_dead(app, drawn, alma, sign_in):
    hers, words, seal = drawn
    assert len(words.split("-")) == 5
    change(hers, alma.passphrase, seal, words.replace("-", " ").upper())
    assert deeds()[-1] == Deed.PASSPHRASE_CHANGED
    sign_in(alma, expect=422)
    sign_in(alma, words)


def test_the_keys_stay_the_same(drawn, alma, sign_in, page):
    hers, words, seal = drawn
    change(hers, alma.passphrase, seal, words)
    hers.get("accounts.own").shows(alma.name)
    assert db.session.query(KeySlot).filter_by(person_id=alma.id).count() == 2


def test_every_other_sitting_ends_and_this_one_goes_on(app, drawn, alma):
    hers, words, seal = drawn
    elsewhere = Page(app).as_(alma)
    change(hers, alma.passphrase, seal, words)
    assert db.session.query(LoginSession).count() == 1
    elsewhere.get("accounts.own", expect=302)
    hers.get("accounts.own")


def test_without_the_old_words_nothing_changes(drawn, alma, sign_in):
    hers, words, seal = drawn
    shown = change(hers, "väärät sanat", seal, words, expect=422)
    assert words in shown.text  # the proposal stays, to be tried again
    assert deeds()[-1] == Deed.SIGN_IN_REFUSED
    sign_in(alma)


def test_guessing_the_old_words_is_paid_for(drawn, alma, clock):
    hers, words, seal = drawn
    for _ in range(FREE_TRIES + 1):
        change(hers, "väärät sanat", seal, words, expect=422)
    assert [row.tries for row in db.session.query(LoginBudget)] == [FREE_TRIES]
    change(hers, alma.passphrase, seal, words, expect=422)


def test_nobody_thinks_up_her_own(drawn, alma, sign_in):
    hers, _, seal = drawn
    change(hers, alma.passphrase, seal, "kissa-kissa-kissa-kissa-kissa", expect=422)
    sign_in(alma)


def test_a_proposal_of_somebody_else_s_or_a_made_up_one_is_not_taken(app, drawn, alma, bertta):
    _, words, seal = drawn
    theirs = Page(app).as_(bertta)
    change(theirs, bertta.passphrase, seal, words, expect=422)
    change(theirs, bertta.passphrase, "made.up.seal", words, expect=422)


def test_a_proposal_does_not_wait_for_ever(drawn, alma, monkeypatch):
    hers, words, seal = drawn
    monkeypatch.setattr("consult.accounts.forms.signing.DRAWN_FOR_SECONDS", -1)
    change(hers, alma.passphrase, seal, words, expect=422)


def test_words_are_drawn_again_until_they_please(page, alma):
    hers = page.as_(alma)
    proposals = {hers.get(PAGE).value_of("drawn_passphrase") for _ in range(3)}
    assert len(proposals) == 3


def test_nobody_else_has_a_page_for_it(page):
    page.get(PAGE, expect=302)
