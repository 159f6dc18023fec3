"""Approving a newcomer: a supervisor vouches for her keys, never the one who invited her."""

from collections.abc import Iterable

from sqlalchemy import delete

from consult import audit, vault
from consult.accounts.messages import tell_all_she_is_in
from consult.accounts.models import (
    Account,
    AccountStatus,
    Arrival,
    ArrivalState,
    DutyProposal,
    LoginSession,
    LossEnd,
)
from consult.accounts.operations.duties import give_duty, propose_supervisor
from consult.accounts.operations.enrolment import certify
from consult.accounts.operations.inviting import OVER, close_arrival
from consult.accounts.queries import find_account, hold_arrival, proposal_of, slots_of
from consult.accounts.queries.factors import passkeys_of, totp_of
from consult.accounts.queries.losses import loss_of_arrival
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words

NO_DUTY = Words(
    "Valitse vähintään yksi tehtävä. Ilman tehtävää hän ei voi tehdä mitään.",
    "Välj minst en uppgift. Utan uppgift kan personen inte göra något.",
    "Choose at least one duty. Without one she can do nothing.",
)
OTHER_KEYS = Words(
    "Hänen tunnistelukunsa on vaihtunut sen jälkeen, kun näit sen. Vertaa uusi luku puhelimessa.",
    "Personens kontrolltal har ändrats sedan du såg det. Jämför det nya per telefon.",
    "Her check number has changed since you saw it. Compare the new one on the phone.",
)
NOT_READY = Words(
    "Hän ei ole vielä kokeillut palautuskoodiaan. Pyydä häntä tekemään se ensin.",
    "Personen har inte provat sin återställningskod än. Be personen göra det först.",
    "She has not tried her recovery code yet. Ask her to do that first.",
)
ANOTHER_WORD = Words(
    "Olet jo puoltanut häntä. Esihenkilön tehtävään tarvitaan toisenkin esihenkilön hyväksyntä.",
    "Du har redan förordat personen. För chefsuppgiften behövs också en annan chefs godkännande.",
    "You have spoken for her already. A supervisor's duty needs another supervisor's word, too.",
)


def approve(actor: Actor, arrival: Arrival, duties: Iterable[Duty], kid: bytes) -> bool:
    """Vouch for a newcomer's keys and let her in with these duties; tell whether she is in now.

    A supervisor's duty takes two: the first word is kept, and the second lets her in.
    """
    hold_arrival(actor, arrival)
    account, chosen = waiting_account(actor, arrival, kid), frozenset(duties)
    if arrival.is_return:
        raise NotSaved(OVER)
    if not chosen:
        raise NotSaved(NO_DUTY)
    arrival.duties = tuple(duty for duty in Duty if duty in chosen)
    if not arrival.is_light and account.recovery_tested_at is None:
        raise NotSaved(NOT_READY)
    spoken = proposal_of(actor, account.id)
    if Duty.SUPERVISOR in chosen:
        if spoken is None:
            _vouch(actor, arrival, account)
            return False
        if spoken.proposed_by == actor.id:
            raise NotSaved(ANOTHER_WORD)
    _let_in(actor, arrival, account, spoken)
    return True


def refuse(actor: Actor, arrival: Arrival) -> None:
    """Do not let a newcomer in: her keys are nobody's, and her address is free again.

    Somebody who was in the house before stays known; her account is shut, and her way back over.
    """
    hold_arrival(actor, arrival)
    account = find_account(actor, arrival.account_id) if arrival.account_id else None
    if not arrival.is_open or account is None:
        raise NotSaved(OVER)
    drop_keys(actor, account)
    if arrival.is_return:
        account.status = AccountStatus.SUSPENDED
        _end_loss(actor, arrival)
    else:
        account.status = AccountStatus.LEFT
        account.email = f"{account.id}@refused.invalid"
    close_arrival(arrival, ArrivalState.REFUSED)
    audit.record(actor, Deed.ARRIVAL_REFUSED, on=arrival, account=account.id)


def drop_keys(actor: Actor, account: Account) -> None:
    """Retire a newcomer's keys and all that opens them, with what anybody has said of them."""
    vault.retire_keys(account.id)
    account.recovery_tested_at = None
    spoken, totp = proposal_of(actor, account.id), totp_of(actor, account.id)
    gone = [*passkeys_of(actor, account.id), *slots_of(actor, account.id), spoken, totp]
    for row in filter(None, gone):
        db.session.delete(row)
    db.session.execute(delete(LoginSession).where(LoginSession.account_id == account.id))


def waiting_account(actor: Actor, arrival: Arrival, kid: bytes) -> Account:
    """Return who waits, if these are the keys that were compared."""
    account = find_account(actor, arrival.account_id) if arrival.account_id else None
    if not arrival.is_open or account is None or not account.waits:
        raise NotSaved(OVER)
    if [key.kid for key in vault.waiting_keys(account.id)] != [kid]:
        raise NotSaved(OTHER_KEYS)
    return account


def _end_loss(actor: Actor, arrival: Arrival) -> None:
    loss = loss_of_arrival(actor, arrival.id)
    if loss is not None:
        loss.ended_at, loss.ended_as = clock.now(), LossEnd.STOPPED
        audit.record(actor, Deed.LOSS_STOPPED, on=loss, account=loss.account_id)


def _vouch(actor: Actor, arrival: Arrival, account: Account) -> None:
    cert = vault.vouch(account.id)
    propose_supervisor(actor, account)
    audit.record(actor, Deed.ACCOUNT_VOUCHED, on=account, arrival=arrival.id, cert=cert.id)


def _let_in(actor: Actor, arrival: Arrival, account: Account, spoken: DutyProposal | None) -> None:
    if spoken is not None:
        db.session.delete(spoken)
    certify(actor, account)
    account.status = AccountStatus.ACTIVE
    for duty in arrival.duties:
        give_duty(actor, account, duty)
    close_arrival(arrival, ArrivalState.APPROVED)
    audit.record(actor, Deed.ACCOUNT_APPROVED, on=account, arrival=arrival.id)
    tell_all_she_is_in(actor, arrival, account)
