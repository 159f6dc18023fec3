import pytest

from consult import vault
from consult.accounts.models import Account, AccountDuty, AccountStatus
from consult.audit import Deed
from consult.foundation.actor import Duty
from consult.foundation.database import db
from tests.accounts.newcomers import invited_by, shown_door
from tests.pages import Page
from tests.scenes import deeds


def account_of(lumi):
    return db.session.get(Account, lumi.arrival.account_id, populate_existing=True)


def test_lumi_comes_from_the_link_to_the_page_on_which_she_waits(lumi):
    lumi.open_link().leads_to("accounts.code")
    lumi.say_code().leads_to("accounts.told")
    lumi.page.get("accounts.told").shows("Fanni Satuvuori", "Sosiaalityöntekijä")
    shown = lumi.take_words().leads_to("accounts.own_arrival").follow()
    account = account_of(lumi)
    assert account.status is AccountStatus.WAITING
    (key,) = vault.waiting_keys(account.id)
    shown.shows(vault.fingerprint_of(account.id, key.kid))
    assert db.session.query(AccountDuty).filter_by(account_id=account.id).count() == 0
    assert deeds() == [
        Deed.ACCOUNT_INVITED,
        Deed.ARRIVAL_CODE_TRIED,
        Deed.ACCOUNT_ENROLLED,
        Deed.SIGNED_IN,
    ]


def test_she_is_told_before_she_accepts_and_by_her_duties(app, template, fanni):
    agency = template.agencies["tunturi"]
    expert = invited_by(app, fanni.actor, agency, duties=(Duty.EXPERT,))
    expert.open_link()
    expert.say_code()
    expert.page.get("accounts.told").shows("Asiantuntija", "Kysymykset, joihin sinut kutsutaan")
    assert account_of_nobody(expert)


def account_of_nobody(newcomer):
    return newcomer.arrival.account_id is None


@pytest.mark.parametrize("door", ["accounts.code", "accounts.told", "accounts.words"])
def test_without_a_link_there_is_no_door(page, door):
    page.get(door, expect=410)


@pytest.mark.parametrize("door", ["accounts.told", "accounts.words"])
def test_with_the_link_alone_nobody_gets_on(lumi, door):
    lumi.open_link()
    lumi.page.get(door, expect=410)


@pytest.mark.asvs("V6.6.3")
def test_a_wrong_code_is_said_to_be_wrong_and_the_fifth_is_the_last(lumi):
    lumi.open_link()
    wrong = f"{(int(lumi.code) + 1) % 10**8:08d}"
    for _ in range(5):
        lumi.say_code(wrong, expect=422)
    lumi.say_code(expect=410)
    assert deeds().count(Deed.ARRIVAL_CODE_TRIED) == 5
    other = Page(lumi.page.app)
    lumi.open_link(browser=other)
    other.get("accounts.code", expect=410)


def test_what_cannot_be_a_code_costs_no_try(lumi):
    lumi.open_link()
    lumi.say_code("1234", expect=422)
    lumi.say_code("١٢٣٤٥٦٧٨", expect=422)
    assert lumi.arrival.code_tries == 0
    lumi.say_code(f"{lumi.code[:4]} - {lumi.code[4:]}")


def test_words_are_typed_back_or_nothing_happens(lumi):
    lumi.open_link()
    lumi.say_code()
    sealed = lumi.page.get("accounts.words").value_of("drawn_passphrase")
    lumi.page.post(
        "accounts.words", drawn_passphrase=sealed, passphrase_again="a-b-c-d-e", expect=422
    )
    assert account_of_nobody(lumi)


def test_words_are_drawn_again_until_they_please(lumi):
    lumi.open_link()
    lumi.say_code()
    seen = {lumi.page.get("accounts.words").value_of("drawn_passphrase") for _ in range(3)}
    assert len(seen) == 3


def test_who_waits_signs_in_later_and_reaches_nothing_else(lumi, sign_in, alma):
    lumi.come_in()
    account = account_of(lumi)
    later = Page(lumi.page.app)
    sign_in(account.email, lumi.words, browser=later).leads_to("desk.front")
    later.get("desk.front", expect=303).leads_to("accounts.own_arrival")
    later.get("accounts.own_arrival").hides("/people", "/cases", "/teams")
    for endpoint in ("accounts.index", "accounts.own", "cases.index", "teams.index"):
        later.get(endpoint, expect=404)
    later.get("accounts.show", alma, expect=404)
    later.post("cases.new", expect=404)
    later.post("accounts.sign_out")


def test_nothing_is_shared_with_who_waits(page, lumi, fanni, template):
    lumi.come_in()
    hers = page.as_(fanni)
    fields = {"account_id": lumi.arrival.account_id, "seat": "member"}
    hers.post("teams.give_seat", team_id=template.teams["vaara"], **fields, expect=422)
    hers.get("accounts.index").hides("Lumi")


def test_by_a_new_link_she_begins_anew_and_the_old_keys_are_nobody_s(page, app, lumi, ilona):
    lumi.come_in()
    account = account_of(lumi)
    (old,) = vault.waiting_keys(account.id)
    shown = page.as_(ilona).post("accounts.renew_link", lumi.arrival_id, expect=200)
    again = shown_door(shown, app)
    again.come_in()
    (new,) = vault.waiting_keys(account.id)
    assert new.kid != old.kid
    assert account_of(lumi).id == account.id
    assert Deed.ARRIVAL_RESTARTED in deeds()
