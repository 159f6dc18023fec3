import pytest
from sqlalchemy import select

from consult import vault
from consult.accounts.models import Account, AccountStatus, ArrivalState, DutyProposal
from consult.accounts.queries import actor_of
from consult.audit import Deed
from consult.foundation.actor import Duty
from consult.foundation.database import db
from tests.accounts.newcomers import invited_by
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds


def account_of(lumi):
    return db.session.get(Account, lumi.arrival.account_id, populate_existing=True)


def approve(browser, lumi, duties=(Duty.SOCIAL_WORKER,), expect=303, **changed):
    shown = browser.get("accounts.approve", lumi.arrival_id)
    fields = {"kid": shown.value_of("kid"), "compared": True, "duties": list(duties)} | changed
    return browser.post("accounts.approve", lumi.arrival_id, expect=expect, **fields)


@both
def test_another_supervisor_approves_and_lumi_is_in(database, page, lumi, ilona):
    lumi.come_in()
    approve(page.as_(ilona), lumi)
    account = account_of(lumi)
    assert account.status is AccountStatus.ACTIVE
    assert lumi.arrival.closed_as is ArrivalState.APPROVED
    assert actor_of(account).duties == {Duty.SOCIAL_WORKER}
    assert vault.recipient_of(account.id)
    said = deeds(Deed.SIGNED_IN)
    assert said[-3:] == [Deed.KEYS_CERTIFIED, Deed.DUTY_GIVEN, Deed.ACCOUNT_APPROVED]


def test_the_sitting_in_which_she_waited_goes_on_into_the_house(page, lumi, ilona):
    lumi.come_in()
    approve(page.as_(ilona), lumi)
    lumi.page.get("accounts.own_arrival", expect=303).leads_to("desk.front")
    lumi.page.get("desk.front")
    lumi.page.get("cases.index")


def test_both_see_the_same_numbers(page, lumi, ilona):
    lumi.come_in()
    numbers = lumi.page.get("accounts.own_arrival")
    (key,) = vault.waiting_keys(lumi.arrival.account_id)
    fingerprint = vault.fingerprint_of(lumi.arrival.account_id, key.kid)
    numbers.shows(fingerprint)
    page.as_(ilona).get("accounts.approve", lumi.arrival_id).shows(fingerprint)


def test_who_invited_never_approves_and_reads_why(page, fanni, lumi):
    lumi.come_in()
    hers = page.as_(fanni)
    hers.get("accounts.arrival", lumi.arrival_id).hides("/approve")
    hers.get("accounts.approve", lumi.arrival_id, expect=403)
    hers.post("accounts.approve", lumi.arrival_id, compared=True, expect=403)


def test_who_made_the_newest_link_never_approves_either(page, fanni, ilona, lumi):
    page.as_(ilona).post("accounts.renew_link", lumi.arrival_id, expect=200)
    for supervisor in (fanni, ilona):
        page.as_(supervisor).get("accounts.approve", lumi.arrival_id, expect=403)


@pytest.mark.parametrize(("who", "status"), [("tess", 403), ("alma", 404), ("disa", 404)])
def test_others_approve_nobody(page, request, lumi, who, status):
    lumi.come_in()
    hers = page.as_(request.getfixturevalue(who))
    hers.get("accounts.approve", lumi.arrival_id, expect=status)
    hers.post("accounts.refuse", lumi.arrival_id, expect=status)


def test_nobody_is_approved_before_she_has_come(page, ilona, lumi):
    page.as_(ilona).get("accounts.approve", lumi.arrival_id, expect=403)


def test_without_the_comparison_and_without_a_duty_nobody_is_let_in(page, lumi, ilona):
    lumi.come_in()
    approve(page.as_(ilona), lumi, compared="", expect=422)
    approve(page.as_(ilona), lumi, duties=[], expect=422)
    assert account_of(lumi).status is AccountStatus.WAITING


def test_keys_that_changed_after_the_call_are_not_approved(page, lumi, ilona):
    lumi.come_in()
    approve(page.as_(ilona), lumi, kid="00" * 8, expect=422)
    approve(page.as_(ilona), lumi, kid="no name", expect=422)
    assert len(vault.waiting_keys(lumi.arrival.account_id)) == 1


def test_one_who_is_not_she_is_refused_and_the_right_one_is_invited_again(
    app, page, lumi, ilona, fanni, template, sign_in
):
    lumi.come_in()
    page.as_(ilona).post("accounts.refuse", lumi.arrival_id)
    assert deeds(Deed.ROW_DELETED)[-1] == Deed.ARRIVAL_REFUSED
    assert vault.waiting_keys(lumi.arrival.account_id) == []
    lumi.page.get("accounts.own_arrival", expect=302)
    sign_in("lumi@consult.example", lumi.words, browser=Page(app), expect=422)
    again = invited_by(app, fanni.actor, template.agencies["tunturi"])
    again.come_in()
    approve(page.as_(ilona), again)


def test_a_supervisor_needs_two_words(app, page, template, tess, fanni, ilona):
    lumi = invited_by(app, tess.actor, template.agencies["tunturi"], duties=())
    lumi.come_in()
    approve(page.as_(fanni), lumi, duties=[Duty.SUPERVISOR])
    assert account_of(lumi).status is AccountStatus.WAITING
    assert db.session.query(DutyProposal).count() == 1
    approve(page.as_(fanni), lumi, duties=[Duty.SUPERVISOR], expect=422)
    page.as_(ilona).get("accounts.approve", lumi.arrival_id).shows("Fanni Satuvuori")
    approve(page.as_(ilona), lumi, duties=[Duty.SUPERVISOR])
    account = account_of(lumi)
    assert actor_of(account).duties == {Duty.SUPERVISOR}
    assert account.is_active
    signers = db.session.scalars(
        select(vault.KeyCert.approver_id).where(vault.KeyCert.person_id == account.id)
    )
    assert set(signers) == {fanni.id, ilona.id}


def test_the_first_word_is_gone_when_the_keys_are(app, page, template, tess, fanni, ilona):
    lumi = invited_by(app, tess.actor, template.agencies["tunturi"], duties=(Duty.TECHNICAL,))
    lumi.come_in()
    approve(page.as_(fanni), lumi, duties=[Duty.SUPERVISOR])
    page.as_(ilona).post("accounts.refuse", lumi.arrival_id)
    assert db.session.query(DutyProposal).count() == 0


def test_with_the_technical_administrator_s_link_the_supervisor_gives_the_duty(
    app, page, template, tess, fanni
):
    lumi = invited_by(app, tess.actor, template.agencies["tunturi"], duties=())
    lumi.come_in()
    approve(page.as_(fanni), lumi, duties=[Duty.SOCIAL_WORKER, Duty.EXPERT])
    assert actor_of(account_of(lumi)).duties == {Duty.SOCIAL_WORKER, Duty.EXPERT}


def test_an_untested_recovery_code_does_not_count(page, lumi, ilona):
    lumi.come_in(with_recovery=False)
    lumi.page.get("accounts.new_recovery")
    approve(page.as_(ilona), lumi, expect=422)
    assert "/people/on-their-way" not in page.as_(ilona).get("desk.front").links()
    lumi.keep_recovery_code()
    approve(page.as_(ilona), lumi)


def test_an_expert_who_comes_a_few_times_a_year_may_skip_it(app, page, template, disa, fanni):
    expert = invited_by(app, disa.actor, template.agencies["pohja"], duties=(Duty.EXPERT,))
    expert.come_in(with_recovery=False)
    approve(page.as_(fanni), expert, duties=[Duty.EXPERT])
    assert account_of(expert).is_active


def test_an_approval_wants_a_fresh_proof(page, clock, lumi, ilona):
    lumi.come_in()
    hers = page.as_(ilona)
    shown = hers.get("accounts.approve", lumi.arrival_id)
    clock.move(minutes=6)
    fields = {"kid": shown.value_of("kid"), "compared": True, "duties": [Duty.SOCIAL_WORKER]}
    hers.post("accounts.approve", lumi.arrival_id, expect=401, **fields)
    assert account_of(lumi).status is AccountStatus.WAITING


def test_what_she_set_up_is_gone_with_the_refusal(page, lumi, ilona):
    lumi.come_in()
    page.as_(ilona).post("accounts.refuse", lumi.arrival_id)
    assert account_of(lumi).recovery_tested_at is None
    slots = select(vault.KeySlot.id).where(vault.KeySlot.person_id == lumi.arrival.account_id)
    assert db.session.scalars(slots).all() == []
