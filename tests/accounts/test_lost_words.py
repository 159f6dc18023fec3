"""Lost words: the printed code, the second factor, five new words; all else stays as it was."""

from dataclasses import replace

import pytest

from consult import vault
from consult.accounts.models import KnownDevice
from consult.accounts.operations import put_recovery_code, replace_slot
from consult.accounts.queries import passphrase_slot
from consult.app import create_app
from consult.audit import Deed, record
from consult.foundation.database import db, transaction
from consult.notifications.models import OutboxMessage
from tests.accounts.newcomers import words_on
from tests.accounts.ways_in import add_passkey, set_up_codes
from tests.authenticator import Authenticator, asked
from tests.pages import Page
from tests.scenes import account_of, deeds

LOST, TOUCH, NEW = "accounts.lost_words", "accounts.lost_touch", "accounts.lost_new"


@pytest.fixture
def paper(app, alma):
    """Alma's printed code."""
    code = vault.new_recovery_code()
    with transaction():
        slot = vault.make_recovery_slot(alma.id, alma.seed, code)
        put_recovery_code(alma.actor, account_of(alma), slot)
    return code


def type_code(browser, email, code, number="", expect=303):
    return browser.post(LOST, email=email, recovery_code=code, code=number, expect=expect)


def take_words(browser, expect=303):
    shown = browser.get(NEW)
    words, sealed = words_on(shown), shown.value_of("drawn_passphrase")
    sent = browser.post(NEW, drawn_passphrase=sealed, passphrase_again=words, expect=expect)
    return words, sent


def sign_in(app, person, words, expect):
    fields = {"email": person.email, "passphrase": words, "code": ""}
    return Page(app).post("accounts.sign_in", expect=expect, **fields)


def test_by_the_printed_code_she_has_new_words_and_the_old_ones_open_nothing(
    app, page, alma, paper
):
    type_code(page, alma.email.upper(), paper.replace("-", " ").lower()).leads_to(NEW)
    words, sent = take_words(page)
    sent.follow()
    assert deeds()[-2:] == [Deed.PASSPHRASE_RECOVERED, Deed.SIGNED_IN]
    sign_in(app, alma, words, 303)
    sign_in(app, alma, alma.passphrase, 422)


def test_her_keys_stay_the_same(page, alma, paper):
    type_code(page, alma.email, paper)
    take_words(page)
    page.get("accounts.factors")
    assert vault.recipient_of(alma.id).kid == alma.identity.kid


def test_every_other_sitting_ends_and_she_is_told(app, page, alma, paper):
    other = Page(app).as_(alma)
    type_code(page, alma.email, paper)
    take_words(page)
    other.get("accounts.own", expect=302)
    kinds = [row.kind for row in db.session.query(OutboxMessage).filter_by(account_id=alma.id)]
    assert "account-words-recovered" in kinds


def test_words_are_drawn_again_until_they_please(page, alma, paper):
    type_code(page, alma.email, paper)
    drawn = {words_on(page.get(NEW)) for _ in range(3)}
    assert len(drawn) == 3
    shown = page.get(NEW)
    sealed = shown.value_of("drawn_passphrase")
    page.post(NEW, drawn_passphrase=sealed, passphrase_again="others than these", expect=422)


@pytest.mark.asvs("V6.4.3")
def test_one_time_codes_are_asked_for_all_the_same(app, page, clock, alma, paper):
    shown = set_up_codes(Page(app).as_(alma))
    type_code(page, alma.email, paper, expect=422)
    type_code(page, alma.email, paper, "000000", expect=422)
    page.get(NEW, expect=303).leads_to(LOST)
    type_code(page, alma.email, paper, shown.code(steps=1)).leads_to(NEW)


@pytest.mark.asvs("V6.4.3")
def test_a_passkey_is_asked_for_all_the_same(app, page, alma, bertta, paper):
    hers, strange = Authenticator(secret=None), Authenticator(secret=None)
    add_passkey(Page(app).as_(alma), hers)
    add_passkey(Page(app).as_(bertta), strange)
    type_code(page, alma.email, paper).leads_to(TOUCH)
    page.get(NEW, expect=303).leads_to(LOST)
    for key, status in ((strange, 422), (hers, 303)):
        options, question = asked(page.get(TOUCH))
        page.post(TOUCH, question=question, **key.touch(options), expect=status)
    take_words(page)


def test_a_way_that_was_begun_is_over_once_the_words_have_changed(app, page, alma, paper):
    late = Page(app)
    type_code(late, alma.email, paper)
    type_code(page, alma.email, paper)
    take_words(page)
    late.get(NEW, expect=303).leads_to(LOST)


def test_words_changed_while_hers_are_stretched_stay(page, alma, paper, monkeypatch):
    type_code(page, alma.email, paper)
    shown = page.get(NEW)
    stretch = vault.make_passphrase_slot

    def slowly(*given):
        made = stretch(*given)
        with transaction():
            replace_slot(alma.actor, account_of(alma), b"another")
            record(alma.actor, Deed.PASSPHRASE_CHANGED, on=account_of(alma))
        return made

    monkeypatch.setattr(vault, "make_passphrase_slot", slowly)
    sent = {"drawn_passphrase": shown.value_of("drawn_passphrase")}
    page.post(NEW, **sent, passphrase_again=words_on(shown)).leads_to(LOST)
    assert passphrase_slot(alma.actor, alma.id).blob == b"another"


def test_the_seed_cannot_be_carried_to_another_browser(app, page, alma, paper, cookie):
    type_code(page, alma.email, paper)
    other = Page(app)
    other.give_cookie("lost-words", cookie(page, "lost-words"))
    other.get(NEW, expect=303).leads_to(LOST)


def test_every_way_to_be_wrong_gets_one_answer(app, alma, zed, suspended, paper):
    suspended(zed)
    wrong = vault.new_recovery_code()
    answers = {
        type_code(Page(app), email, code, expect=422).text
        for email, code in (
            ("nobody@consult.example", wrong),
            (alma.email, wrong),
            (alma.email, "mistyped"),
            (alma.email, alma.passphrase),
            (zed.email, wrong),
        )
    }
    assert len(answers) == 1


def test_tries_count_together_with_those_of_words(app, clock, alma, paper):
    for _ in range(10):
        type_code(Page(app), alma.email, vault.new_recovery_code(), expect=422)
    type_code(Page(app), alma.email, paper, expect=422)
    sign_in(app, alma, alma.passphrase, 422)
    clock.move(minutes=1)
    type_code(Page(app), alma.email, paper)


def test_it_works_without_the_pepper_that_words_need(settings, alma, paper):
    house = create_app(replace(settings, pepper=b"q" * 32))
    house.testing = True
    with house.app_context():
        browser = Page(house)
        type_code(browser, alma.email, paper).leads_to(NEW)
        words, _sent = take_words(browser)
        sign_in(house, alma, words, 303)


def test_the_browser_is_known_afterwards(page, alma, paper):
    type_code(page, alma.email, paper)
    take_words(page)
    assert db.session.query(KnownDevice).filter_by(account_id=alma.id).count() == 1


def test_a_code_that_is_no_text_costs_no_work(page, alma):
    type_code(page, alma.email, "a\0b", expect=400)
    type_code(page, alma.email, "a" * 300, expect=413)


def test_the_page_for_whoever_cannot_sign_in_leads_each_to_her_way(page):
    links = page.get("accounts.lost").links()
    assert "/lost/words" in links
    assert "/sign-in" in links
    assert "/lost/words" in page.get("accounts.sign_in").links()
