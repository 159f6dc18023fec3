"""Whoever pretends to have lost her words, and whoever would help her to another's account."""

import pytest

from consult.accounts.models import AccountDuty, AccountStatus, LossEnd
from consult.audit import Deed, unaudited
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.handovers.operations import let_leave
from tests.accounts.lost_people import begin, confirm, let_back, loss_of, make_link
from tests.casework import doing
from tests.pages import Page
from tests.scenes import account_of, deeds


@pytest.fixture
def begun(page, alma, fanni):
    begin(page.as_(fanni), alma)


@pytest.fixture
def linked(app, page, begun, alma, fanni, ilona):
    """Two words are said, and Fanni has made the link and said the code."""
    confirm(page.as_(ilona), alma)
    return make_link(page.as_(fanni), alma, app)


def test_who_said_the_first_word_never_says_the_second(page, begun, alma, fanni):
    confirm(page.as_(fanni), alma, expect=403)
    assert account_of(alma).status is AccountStatus.ACTIVE


def test_before_the_second_word_there_is_no_link(page, begun, alma, fanni, ilona):
    for who in (fanni, ilona):
        page.as_(who).post("accounts.make_way_back_link", loss_of(alma).id, expect=403)


def test_who_has_held_link_and_code_never_lets_her_in(page, linked, fanni):
    linked.come_in()
    page.as_(fanni).get("accounts.let_back", linked.arrival_id, expect=403)
    page.as_(fanni).post("accounts.let_back", linked.arrival_id, compared=True, expect=403)


def test_a_new_link_made_by_the_second_shuts_her_out_of_approving(page, linked, ilona):
    page.as_(ilona).post("accounts.renew_link", linked.arrival_id, expect=200)
    page.as_(ilona).get("accounts.let_back", linked.arrival_id, expect=403)


def test_the_second_makes_no_link(page, begun, alma, ilona):
    confirm(page.as_(ilona), alma)
    page.as_(ilona).post("accounts.make_way_back_link", loss_of(alma).id, expect=403)


def test_a_supervisor_needs_two_others(app, page, fanni, ilona, eero):
    begin(page.as_(fanni), fanni, expect=403)
    begin(page.as_(ilona), fanni)
    confirm(page.as_(fanni), fanni, expect=403)
    confirm(page.as_(ilona), fanni, expect=403)
    confirm(page.as_(eero), fanni)
    her = make_link(page.as_(ilona), fanni, app)
    her.come_in()
    page.as_(ilona).get("accounts.let_back", her.arrival_id, expect=403)
    let_back(page.as_(eero), her.arrival_id)
    assert account_of(fanni).status is AccountStatus.ACTIVE


def test_the_mail_alone_opens_nothing(app, linked):
    thief = Page(app)
    linked.open_link(browser=thief)
    thief.get("accounts.words", expect=410)
    linked.open_link(browser=thief)
    for _ in range(5):
        thief.post("accounts.code", code="0000 0000", expect=422)
    thief.post("accounts.code", code=linked.code, expect=410)
    linked.open_link(browser=Page(app))


def test_a_thief_with_link_and_code_reads_out_other_numbers(app, page, linked, alma, ilona):
    linked.come_in()
    for address in ("cases.index", "accounts.index", "accounts.own"):
        linked.page.get(address, expect=404)
    page.as_(ilona).post("accounts.refuse", linked.arrival_id)
    assert account_of(alma).status is AccountStatus.SUSPENDED
    linked.page.get("accounts.own_arrival", expect=302)
    assert loss_of(alma).ended_as is LossEnd.STOPPED


def test_nobody_takes_the_account_into_use_meanwhile(page, linked, alma, ilona):
    page.as_(ilona).post("accounts.reactivate", alma.id, expect=422)
    linked.come_in()
    page.as_(ilona).post("accounts.reactivate", alma.id, expect=403)


def test_the_ways_for_newcomers_are_closed_to_who_comes_back(page, linked, fanni, ilona, disa):
    linked.come_in()
    for who in (fanni, ilona):
        page.as_(who).get("accounts.approve", linked.arrival_id, expect=403)
        page.as_(who).post("accounts.cancel_arrival", linked.arrival_id, expect=403)
    page.as_(disa).post("accounts.renew_link", linked.arrival_id, expect=404)


def test_who_has_left_meanwhile_does_not_come_back_by_the_link(app, linked, alma, fanni):
    with doing(fanni):
        let_leave(fanni.actor, account_of(alma))
    linked.open_link(expect=410)
    assert account_of(alma).status is AccountStatus.LEFT


def test_the_link_is_used_once(app, linked):
    linked.come_in()
    linked.open_link(browser=Page(app), expect=410)


def test_a_technical_administrator_begins_only_where_supervisors_are_too_few(
    app, page, tess, fanni, ilona, eero, alma
):
    begin(page.as_(tess), alma, expect=422)
    with unaudited("a test sets the scene"), transaction():
        for gone in (eero, ilona):
            query = db.session.query(AccountDuty).filter_by(account_id=gone.id)
            query.filter_by(duty=Duty.SUPERVISOR).delete()
    begin(page.as_(tess), fanni)
    page.as_(tess).post("accounts.confirm_way_back", loss_of(fanni).id, check="met", expect=403)


def test_strangers_do_not_even_see_that_somebody_is_lost(page, begun, alma, zed, disa):
    for who in (zed, disa, alma):
        page.as_(who).get("accounts.way_back", loss_of(alma).id, expect=404)
    begin(page.as_(zed), alma, expect=403)


def test_a_check_that_only_a_passkey_can_be_is_not_taken_from_a_person(page, begun, alma, ilona):
    confirm(page.as_(ilona), alma, check="passkey", expect=422)
    assert Deed.LOSS_CONFIRMED not in deeds()
