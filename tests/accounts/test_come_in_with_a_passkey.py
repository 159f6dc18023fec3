"""Somebody who comes a few times a year, with a passkey and no words."""

import pytest
from sqlalchemy import select

from consult import vault
from consult.accounts.models import Account, Passkey
from consult.accounts.operations import Made, come_in, draw_keys_of_passkey
from consult.accounts.rules import token_hash
from consult.audit import Deed
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.vault import KeySlot, SlotKind
from tests.accounts.newcomers import invited_by, shown_door
from tests.accounts.ways_in import touch
from tests.authenticator import Authenticator, asked
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds

FIRST = "accounts.first_passkey"


@pytest.fixture
def expert(app, template, disa):
    return at_the_door(invited_by(app, disa.actor, template.agencies["pohja"], (Duty.EXPERT,)))


def at_the_door(newcomer):
    newcomer.open_link()
    newcomer.say_code()
    return newcomer


def make(newcomer, key, expect=303, **changed):
    options, question = asked(newcomer.page.get(FIRST))
    fields = {"name": "Työpuhelin", "question": question, **key.make(options), **changed}
    return newcomer.page.post(FIRST, expect=expect, **fields)


def slots(newcomer):
    hers = select(KeySlot.kind).where(KeySlot.person_id == newcomer.arrival.account_id)
    return sorted(db.session.scalars(hers))


@both
def test_one_touch_makes_the_account_and_no_words_lie_anywhere(database, expert):
    key = Authenticator()
    shown = make(expert, key).leads_to("accounts.own_arrival").follow()
    assert slots(expert) == [SlotKind.PASSKEY]
    assert deeds()[-3:] == [Deed.ACCOUNT_ENROLLED, Deed.PASSKEY_ADDED, Deed.SIGNED_IN]
    shown.shows("kosketuksella").hides("viidellä sanallasi", "Viisi sanaa")
    later = Page(expert.page.app)
    touch(later, key).leads_to("desk.front")
    later.get("accounts.own_arrival")


def test_she_is_approved_and_signs_in_by_one_touch(page, expert, fanni):
    key = Authenticator()
    make(expert, key)
    approve(page.as_(fanni), expert, [Duty.EXPERT])
    later = Page(expert.page.app)
    touch(later, key)
    later.get("desk.front")


def test_with_more_duties_than_an_expert_s_the_recovery_code_is_wanted(page, expert, fanni):
    make(expert, Authenticator())
    approve(page.as_(fanni), expert, [Duty.EXPERT, Duty.SOCIAL_WORKER], expect=422)
    expert.keep_recovery_code()
    approve(page.as_(fanni), expert, [Duty.EXPERT, Duty.SOCIAL_WORKER])


def approve(browser, newcomer, duties, expect=303):
    sealed = browser.get("accounts.approve", newcomer.arrival_id).value_of("kid")
    fields = {"kid": sealed, "compared": True, "duties": duties}
    browser.post("accounts.approve", newcomer.arrival_id, expect=expect, **fields)


def test_where_the_passkey_gives_no_secret_the_words_are_asked_and_both_are_kept(expert):
    key = Authenticator(secret=None)
    make(expert, key).leads_to("accounts.words")
    assert expert.arrival.account_id is None
    expert.page.get("accounts.words").shows("viisi sanaa")
    expert.take_words()
    assert slots(expert) == [SlotKind.PASSPHRASE]
    shown = touch(Page(expert.page.app), key, expect=200)
    assert shown.value_of("touched")


def test_what_waits_for_her_words_goes_in_with_nobody_else_s(app, template, disa, expert):
    make(expert, Authenticator(secret=None))
    agency = template.agencies["pohja"]
    other = invited_by(app, disa.actor, agency, (Duty.EXPERT,), email="ville@consult.example")
    other.page = expert.page
    at_the_door(other).take_words()
    assert db.session.query(Passkey).count() == 0


def test_broken_off_nothing_has_begun_and_she_begins_again(expert):
    expert.page.get(FIRST)
    assert expert.arrival.account_id is None
    again = Page(expert.page.app)
    expert.open_link(browser=again).leads_to("accounts.code")
    make(expert, Authenticator()).leads_to("accounts.own_arrival")


@pytest.mark.parametrize("wrong", [{"origin": "https://evil.example"}, {"flags": 1}])
def test_what_is_wrong_makes_no_account(expert, wrong):
    make(expert, Authenticator(**wrong), expect=422).shows("Pääsyavain")
    make(expert, Authenticator(), expect=422, credential="{}")
    make(expert, Authenticator(), expect=422, question="x")
    assert expert.arrival.account_id is None
    assert db.session.query(Passkey).count() == 0


def test_the_link_is_used_up_by_it(expert):
    make(expert, Authenticator())
    expert.page.get(FIRST, expect=410)
    other = Page(expert.page.app)
    other.open("GET", expert.link, 410)


def test_who_is_to_be_more_than_an_expert_is_led_to_the_words(lumi):
    at_the_door(lumi).page.get("accounts.told").hides("/coming-in/passkey")
    lumi.page.get(FIRST, expect=303).leads_to("accounts.words")


def test_nor_does_anything_but_the_pages_let_her_in_without_words(lumi):
    link = token_hash(lumi.link.rsplit("/", 1)[1])
    made = Made(b"a" * 32, b"k", 0)
    keys = draw_keys_of_passkey(SYSTEM, new_id(), made, "Työpuhelin", b"p" * 32)
    with pytest.raises(NotSaved), transaction():
        come_in(SYSTEM, lumi.arrival_id, link, keys)


def test_without_the_link_or_the_code_there_is_no_passkey(page, lumi):
    page.get(FIRST, expect=410)
    lumi.open_link()
    lumi.page.get(FIRST, expect=410)


def test_by_a_new_link_she_begins_anew_with_another_passkey(page, app, expert, fanni):
    old, new = Authenticator(), Authenticator()
    make(expert, old)
    account_id = expert.arrival.account_id
    shown = page.as_(fanni).post("accounts.renew_link", expert.arrival_id, expect=200)
    again = shown_door(shown, app)
    make(at_the_door(again), new)
    assert again.arrival.account_id == account_id
    assert slots(again) == [SlotKind.PASSKEY]
    touch(Page(app), old, expect=422)
    touch(Page(app), new)
    account = db.session.get(Account, account_id)
    assert len(vault.waiting_keys(account.id)) == 1
