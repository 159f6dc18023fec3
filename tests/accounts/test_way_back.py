"""Somebody who has lost every way in comes back by two people's word; neither is enough alone."""

import pytest

from consult import vault
from consult.accounts.models import AccountStatus, ArrivalState, LossEnd
from consult.accounts.queries import actor_of
from consult.audit import Deed
from consult.audit.verify import verify
from consult.foundation.database import db
from consult.notifications.models import OutboxMessage
from consult.vault import PersonKey
from tests.accounts.lost_people import (
    arrival_of,
    begin,
    brought_back,
    confirm,
    let_back,
    loss_of,
    make_link,
)
from tests.accounts.newcomers import Newcomer, shown_door
from tests.accounts.ways_in import add_passkey, set_up_codes
from tests.authenticator import Authenticator, asked
from tests.pages import Page
from tests.postgres import both
from tests.scenes import account_of, deeds


def sign_in(app, person, words, expect=303):
    fields = {"email": person.email, "passphrase": words, "code": ""}
    return Page(app).post("accounts.sign_in", expect=expect, **fields)


@pytest.mark.asvs("V6.4.4")
@both
def test_two_people_let_alma_back_in_with_new_words(database, app, page, alma, fanni, ilona):
    old = alma.identity.kid
    her = brought_back(app, page, alma, fanni, ilona)
    account, loss = account_of(alma), loss_of(alma)
    assert account.status is AccountStatus.ACTIVE
    assert actor_of(account).duties == alma.cast.duties
    assert (loss.begun_by, loss.confirmed_by) == (fanni.id, ilona.id)
    assert loss.ended_as is LossEnd.BACK
    assert her.arrival.closed_as is ArrivalState.APPROVED
    assert vault.recipient_of(alma.id).kid != old
    kept = db.session.query(PersonKey).filter_by(kid=old).one()
    assert kept.retired_at is not None
    said = deeds()
    wanted = [Deed.LOSS_BEGUN, Deed.LOSS_CONFIRMED, Deed.KEYS_LOST, Deed.ACCOUNT_BACK]
    assert [deed for deed in said if deed in wanted] == wanted


def test_her_old_words_open_nothing_and_the_new_ones_do(app, page, alma, fanni, ilona):
    her = brought_back(app, page, alma, fanni, ilona)
    sign_in(app, alma, alma.passphrase, 422)
    sign_in(app, alma, her.words).follow()


def test_the_sitting_in_which_she_waited_goes_on_into_the_house(app, page, alma, fanni, ilona):
    her = brought_back(app, page, alma, fanni, ilona)
    for address in ("desk.front", "cases.index", "accounts.factors"):
        her.page.get(address)


def test_the_first_word_changes_nothing(app, page, alma, fanni):
    begin(page.as_(fanni), alma)
    assert account_of(alma).status is AccountStatus.ACTIVE
    sign_in(app, alma, alma.passphrase)


def test_she_is_told_at_once_and_stops_it_where_nothing_is_lost(app, page, alma, fanni):
    begin(page.as_(fanni), alma)
    told = db.session.query(OutboxMessage).filter_by(account_id=alma.id).all()
    assert "account-way-back-begun" in {message.kind for message in told}
    hers = page.as_(alma)
    for endpoint in ("desk.front", "accounts.factors"):
        assert hers.get(endpoint).html.count("/account/way-back/stop") == 1
    assert "/account/way-back/stop" not in page.as_(fanni).get("desk.front").html
    hers.post("accounts.stop_own_way_back")
    assert "/account/way-back/stop" not in hers.get("desk.front").html
    assert loss_of(alma).ended_as is LossEnd.STOPPED
    hers.post("accounts.stop_own_way_back", expect=404)


def test_from_the_second_word_on_the_old_words_open_nothing(app, page, alma, fanni, ilona):
    sitting = page.as_(alma)
    begin(page.as_(fanni), alma)
    confirm(page.as_(ilona), alma)
    sitting.get("accounts.own", expect=302)
    sign_in(app, alma, alma.passphrase, 422)


def test_stopped_in_time_everything_is_as_it_was(app, page, alma, fanni, ilona):
    begin(page.as_(fanni), alma)
    confirm(page.as_(ilona), alma)
    her = make_link(page.as_(fanni), alma, app)
    page.as_(ilona).post("accounts.stop_way_back", loss_of(alma).id)
    her.open_link(expect=410)
    sign_in(app, alma, alma.passphrase)
    assert vault.recipient_of(alma.id).kid == alma.identity.kid


def test_after_she_has_come_it_is_refused_and_not_stopped(app, page, alma, fanni, ilona):
    begin(page.as_(fanni), alma)
    confirm(page.as_(ilona), alma)
    her = make_link(page.as_(fanni), alma, app)
    her.come_in()
    page.as_(ilona).post("accounts.stop_way_back", loss_of(alma).id, expect=403)
    page.as_(ilona).post("accounts.refuse", her.arrival_id)
    account = account_of(alma)
    assert (account.status, account.email) == (AccountStatus.SUSPENDED, alma.email)
    assert loss_of(alma).ended_as is LossEnd.STOPPED
    begin(page.as_(ilona), alma)


def test_other_numbers_than_those_that_were_compared_are_not_taken(app, page, alma, fanni, ilona):
    begin(page.as_(fanni), alma)
    confirm(page.as_(ilona), alma)
    make_link(page.as_(fanni), alma, app).come_in()
    seen = page.as_(ilona).get("accounts.let_back", arrival_of(alma).id).value_of("kid")
    again = page.as_(fanni).post("accounts.renew_link", arrival_of(alma).id, expect=200)
    shown_door(again, app).come_in()
    let_back(page.as_(ilona), arrival_of(alma).id, kid=seen, expect=422)


def test_a_new_link_and_a_no_ask_for_a_fresh_proof(app, page, alma, fanni, ilona, clock):
    """A sitting left open must neither show link and code nor retire her new keys."""
    begin(page.as_(fanni), alma)
    confirm(page.as_(ilona), alma)
    her = make_link(page.as_(fanni), alma, app)
    her.come_in()
    left_open = page.as_(ilona)
    clock.move(minutes=6)
    for press in ("accounts.renew_link", "accounts.refuse"):
        left_open.post(press, her.arrival_id, expect=401)
    assert account_of(alma).status is AccountStatus.WAITING


def test_without_a_tried_recovery_code_she_is_not_let_in(app, page, alma, fanni, ilona):
    begin(page.as_(fanni), alma)
    confirm(page.as_(ilona), alma)
    her = make_link(page.as_(fanni), alma, app)
    her.come_in(with_recovery=False)
    let_back(page.as_(ilona), her.arrival_id, expect=422)


def test_codes_and_passkeys_are_set_up_anew(app, page, alma, fanni, ilona, clock):
    hers = page.as_(alma)
    set_up_codes(hers)
    hers = page.as_(alma)
    add_passkey(hers, Authenticator(secret=None))
    her = brought_back(app, page, alma, fanni, ilona)
    shown = her.page.get("accounts.factors").text
    assert "Työpuhelin" not in shown
    set_up_codes(her.page)


def test_a_passkey_that_is_left_stands_for_the_second_word(app, page, alma, fanni):
    key = Authenticator(secret=None)
    add_passkey(page.as_(alma), key)
    browser = Page(app)

    def touch(expect):
        options, question = asked(browser.get("accounts.lost_passkey"))
        fields = {"question": question, **key.touch(options)}
        return browser.post("accounts.lost_passkey", expect=expect, **fields)

    touch(200)
    begin(page.as_(fanni), alma)
    touch(303).leads_to("accounts.told")
    assert loss_of(alma).confirmed_by == alma.id
    her = Newcomer(arrival_of(alma).id, "", "", browser)
    browser.get("accounts.told")
    her.take_words()
    her.keep_recovery_code()
    let_back(page.as_(fanni), her.arrival_id)
    assert account_of(alma).status is AccountStatus.ACTIVE


def test_a_touch_is_not_enough_where_a_stranger_may_have_the_device(app, page, alma, fanni, ilona):
    key = Authenticator(secret=None)
    add_passkey(page.as_(alma), key)
    begin(page.as_(fanni), alma, reason="exposed")
    browser = Page(app)
    options, question = asked(browser.get("accounts.lost_passkey"))
    fields = {"question": question, **key.touch(options)}
    browser.post("accounts.lost_passkey", expect=422, **fields).shows("kosketus ei riitä")
    assert not loss_of(alma).is_confirmed
    confirm(page.as_(ilona), alma)


def test_a_passkey_that_opens_by_itself_signs_in(app, page, alma):
    key = Authenticator()
    add_passkey(page.as_(alma), key)
    browser = Page(app)
    options, question = asked(browser.get("accounts.lost_passkey"))
    browser.post("accounts.lost_passkey", question=question, **key.touch(options)).leads_to(
        "desk.front"
    )


@pytest.mark.parametrize("pressed", [begin, confirm])
def test_pressed_twice_it_is_done_once(app, page, alma, fanni, ilona, pressed):
    begin(page.as_(fanni), alma)
    if pressed is confirm:
        confirm(page.as_(ilona), alma)
        confirm(page.as_(ilona), alma, expect=403)
    else:
        begin(page.as_(ilona), alma, expect=422)
    assert deeds().count(Deed.LOSS_BEGUN) == 1


def test_what_the_log_says_of_it_fits_what_is_stored(app, page, alma, zed, fanni, ilona):
    brought_back(app, page, alma, fanni, ilona)
    begin(page.as_(fanni), zed)
    confirm(page.as_(ilona), zed)
    her = make_link(page.as_(fanni), zed, app)
    her.come_in()
    page.as_(ilona).post("accounts.refuse", her.arrival_id)
    assert verify(content=True).good
