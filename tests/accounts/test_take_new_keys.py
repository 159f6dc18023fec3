"""Alma's words were seen by a stranger: she takes new keys, and a supervisor calls her."""

import pytest

from consult import vault
from consult.accounts.models import AccountStatus, Arrival, LoginSession, TotpSecret
from consult.accounts.operations import (
    change_own_keys,
    draw_own_keys,
    let_back_in,
    set_up_codes,
    suspend,
)
from consult.accounts.queries import arrival_of
from consult.audit import Deed, record
from consult.audit.verify import verify
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.notes.models import CaseNote
from tests.casework import a_note, doing, let_sit, open_vaahtera, reading
from tests.postgres import both
from tests.recoveries.scenes import Returned
from tests.scenes import account_of, deeds

PAGE = "accounts.new_keys"


@pytest.fixture
def vaahtera(app, alma, bertta, template):
    found = open_vaahtera(alma, template.teams["vaara"])
    let_sit(alma, found, bertta)
    a_note(alma, found, "Kettu näki kaiken.")
    return found


def takes_new_keys(person, words="viisi-uutta-sanaa-tassa-nyt") -> Returned:
    new, slot = draw_own_keys(person.actor, words)
    with doing(person):
        change_own_keys(person.actor, account_of(person), new, slot)
    return Returned(person.key, person.cast, person.agency_id, new._seed)


def is_let_back(person, supervisor) -> None:
    with doing(supervisor):
        account_of(person).recovery_tested_at = account_of(person).created_at
        let_back_in(supervisor.actor, arrival_of(supervisor.actor, person.id), person.identity.kid)


def notes_of(person):
    with reading(person):
        return [note.body for note in db.session.query(CaseNote)]


def test_she_types_the_new_words_and_signs_in_with_them(page, alma, vaahtera, sign_in):
    browser = page.as_(alma)
    browser.get("accounts.own_keys").shows(alma.identity.fingerprint)
    shown = browser.get(PAGE)
    (words,) = [one.text for one in shown.tree.all("span") if one["class"] == "code-text"]
    sent = {"drawn_passphrase": shown.value_of("drawn_passphrase"), "passphrase_again": words}
    browser.post(PAGE, **sent).leads_to("accounts.sign_in")
    assert db.session.query(LoginSession).count() == 0
    sign_in(alma, expect=422)
    sign_in(alma, words)
    page.get("desk.front", expect=303).leads_to("accounts.own_arrival")


@both
def test_everything_comes_along_once_a_supervisor_has_compared(page, alma, bertta, eero, vaahtera):
    again = takes_new_keys(alma)
    assert account_of(alma).status is AccountStatus.WAITING
    with pytest.raises(NotSaved), doing(bertta):
        vault.recipient_of(alma.id)
    is_let_back(again, eero)
    assert account_of(alma).is_active
    assert notes_of(again) == notes_of(bertta) == ["Kettu näki kaiken."]
    a_note(again, vaahtera, "Uusilla avaimilla.")
    assert "Uusilla avaimilla." in notes_of(bertta)
    assert vault.faults() == []
    assert verify(content=True).good


def test_the_stolen_keys_open_nothing_any_more(alma, vaahtera):
    takes_new_keys(alma)
    with reading(alma):
        assert not vault.keyring().holds(vaahtera.space_id)


def test_it_stands_in_the_log_and_supervisors_are_told(alma, vaahtera, page, eero):
    takes_new_keys(alma)
    assert Deed.KEYS_ROTATED in deeds()
    arrival = db.session.query(Arrival).filter_by(account_id=alma.id).one()
    page.as_(eero).get("accounts.let_back", arrival.id).shows(alma.name)


def test_nobody_lets_herself_back(alma, fanni, vaahtera, page):
    again = takes_new_keys(fanni)
    arrival = arrival_of(fanni.actor, fanni.id)
    page.as_(again).post("accounts.let_back", arrival.id, expect=404)
    assert not account_of(fanni).is_active


def test_one_time_codes_go_on_and_passkeys_open_nothing(alma, vaahtera):
    with doing(alma):
        set_up_codes(alma.actor, account_of(alma), alma.identity, b"x" * 20, 0)
    again = takes_new_keys(alma)
    totp = db.session.query(TotpSecret).one()
    assert vault.open_own(again.identity, "totp", totp.id, totp.box) == b"x" * 20


def test_with_no_other_supervisor_it_is_refused(app, eero, fanni, ilona):
    with transaction():
        for one in (fanni, ilona):
            account_of(one).status = AccountStatus.SUSPENDED
            record(eero.actor, Deed.ACCOUNT_SUSPENDED, on=account_of(one))
    with pytest.raises(NotSaved, match="no other supervisor"):
        takes_new_keys(eero)


@both
def test_an_account_shut_meanwhile_stays_shut(app, alma, eero):
    """Words are stretched outside of any transaction: a supervisor may be faster."""
    held = account_of(alma)
    with doing(eero):
        suspend(eero.actor, account_of(alma))
    new, slot = draw_own_keys(alma.actor, "viisi-uutta-sanaa-tassa-nyt")
    with pytest.raises(NotSaved, match="not in use"), doing(alma):
        change_own_keys(alma.actor, held, new, slot)
    assert account_of(alma).status is AccountStatus.SUSPENDED


def test_it_wants_a_fresh_proof(clock, page, alma):
    browser = page.as_(alma)
    browser.get(PAGE)
    clock.move(minutes=6)
    browser.get(PAGE, expect=401)
