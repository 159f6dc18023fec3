"""Abuse case 40: what a form does not ask for changes nothing when it is sent along."""

import pytest

from consult.accounts.models import Account, AccountDuty, AccountStatus, Arrival
from consult.accounts.queries import actor_of
from consult.foundation.actor import Duty
from consult.foundation.database import db
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
