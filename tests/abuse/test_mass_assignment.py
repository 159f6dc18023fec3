"""Abuse case 40: what a form does not ask for changes nothing when it is sent along."""

import pytest

from consult.accounts.models import Account, AccountDuty, AccountStatus, Arrival
from consult.accounts.queries import actor_of
from consult.cases.models import CircleSeat
from consult.cases.rules import SeatGround
from consult.foundation import clock
from consult.foundation.actor import Duty
from consult.foundation.database import db
from consult.notes.models import CaseNote
from consult.vault import Grant
from tests.accounts.newcomers import LUMI, invited_by

SMUGGLED = {
    "status": "active",
    "account_id": "00000000-0000-0000-0000-000000000001",
    "invited_by": "00000000-0000-0000-0000-000000000001",
    "closed_as": "approved",
    "cert_id": "00000000-0000-0000-0000-000000000001",
    "role": "supervisor",
    "version": "7",
    "waits": "",
}


@pytest.fixture
def lumi(app, template, fanni):
    return invited_by(app, fanni.actor, template.agencies["tunturi"], duties=(Duty.EXPERT,))


def test_case_40_an_invitation_takes_only_what_it_asks_for(page, template, disa):
    fields = LUMI | {"agency_id": template.agencies["tunturi"], "duties": [Duty.EXPERT]}
    page.as_(disa).post("accounts.invite", **fields, **SMUGGLED, expect=200)
    (arrival,) = db.session.query(Arrival).all()
    assert (arrival.invited_by, arrival.account_id, arrival.closed_as) == (disa.id, None, None)


def test_case_40_a_newcomer_gives_herself_neither_duties_nor_a_status(lumi):
    lumi.open_link()
    lumi.page.post("accounts.code", code=lumi.code, duties="supervisor", **SMUGGLED)
    shown = lumi.page.get("accounts.words")
    sealed = shown.value_of("drawn_passphrase")
    words = next(s.text for s in shown.tree.all("span") if s["class"] == "code-text")
    lumi.page.post(
        "accounts.words",
        drawn_passphrase=sealed,
        passphrase_again=words,
        duties=["supervisor"],
        name="Someone Else",
        **SMUGGLED,
    )
    account = db.session.get(Account, lumi.arrival.account_id)
    assert (account.status, account.name) == (AccountStatus.WAITING, "Lumi Keksitty")
    assert lumi.arrival.duties == (Duty.EXPERT,)
    assert db.session.query(AccountDuty).filter_by(account_id=account.id).count() == 0


def test_case_40_words_that_were_not_drawn_here_are_not_taken(lumi):
    lumi.open_link()
    lumi.say_code()
    for sealed in ("", "a-b-c-d-e", "WyJ4IiwieSJd.x.y"):
        lumi.page.post(
            "accounts.words", drawn_passphrase=sealed, passphrase_again="a-b-c-d-e", expect=422
        )
    assert lumi.arrival.account_id is None


def test_case_40_duties_are_those_on_offer_and_nothing_else(page, tess, alma):
    page.as_(tess).post("accounts.duties", alma, duties=["supervisor", "technical"], expect=422)
    smuggled = {name: value for name, value in SMUGGLED.items() if name != "account_id"}
    page.as_(tess).post("accounts.duties", alma, duties=["technical"], **smuggled)
    assert actor_of(db.session.get(Account, alma.id)).duties == {
        Duty.SOCIAL_WORKER,
        Duty.TECHNICAL,
    }


@pytest.mark.asvs("V8.2.3")
def test_case_40_a_note_is_its_writer_s_of_this_case_and_of_now(page, alma, zed, vaahtera):
    other = {"author_id": zed.id, "space_id": zed.id, "case_id": zed.id, "dies_with": zed.id}
    more = {"id": zed.id, "box": "AAAA", "box_rev": "9", "written_at": "2020-01-01", "version": "9"}
    said = {"body": "Isoäiti auttaa.", "kind": "fact", "speaker": "worker", "told_to": "ask-first"}
    address = f"/cases/{vaahtera.case_id}/notes/new"
    browser = page.as_(alma)
    data = {name: str(value) for name, value in (said | other | more).items()}
    data |= {"csrf_token": browser.csrf_token()}
    assert browser.send("POST", address, data=data).status_code == 302
    note = db.session.query(CaseNote).one()
    assert (note.author_id, note.space_id, note.case_id, note.dies_with) == (
        alma.id,
        vaahtera.space_id,
        vaahtera.case_id,
        None,
    )
    assert (note.id != zed.id, note.box_rev, note.written_at.year) == (True, 1, clock.now().year)


def test_case_40_a_seat_says_itself_who_gave_it_and_on_what(page, alma, bertta, zed, vaahtera):
    asked = {"account_id": bertta.id, "seat_as": "family-therapist", "last_day": "31.12.2030"}
    more = {"ground": "opened", "granter_id": zed.id, "granted_by": zed.id, "since": "2020-01-01"}
    more |= {"expires_at": "", "until": "", "whole_file": "", "stands_in_for": zed.id, "kv": "7"}
    page.as_(alma).post("cases.seat", vaahtera.case_id, **asked, **more)
    seat = db.session.query(CircleSeat).filter_by(account_id=bertta.id).one()
    assert (seat.ground, seat.stands_in_for, seat.whole_file) == (SeatGround.GIVEN, None, True)
    assert seat.since.year == clock.now().year
    given = db.session.query(Grant).filter_by(recipient_id=bertta.id, space_id=vaahtera.space_id)
    assert {(one.granter_id, one.expires_at) for one in given} == {(alma.id, seat.until)}
    assert seat.until.year in (2030, 2031)


def test_case_40_json_in_the_place_of_a_form_gives_nothing(page, alma, bertta, vaahtera):
    browser = page.as_(alma)
    asked = {"account_id": str(bertta.id), "seat_as": "family-therapist"}
    headers = {"X-CSRFToken": browser.csrf_token()}
    address = f"/cases/{vaahtera.case_id}/circle/new"
    status = browser.send("POST", address, json=asked, headers=headers).status_code
    assert status in (400, 404, 422)
    assert db.session.query(CircleSeat).filter_by(account_id=bertta.id).count() == 0
