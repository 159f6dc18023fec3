"""What somebody is in the house for, and whether her account is in use."""

from collections.abc import Iterable

from sqlalchemy import delete

from consult import audit, vault
from consult.accounts.messages import tell_supervisors_second_word
from consult.accounts.models import Account, AccountDuty, AccountStatus, DutyProposal, LoginSession
from consult.accounts.operations.losses import ON_HER_WAY_BACK, end_way_back
from consult.accounts.queries import count_supervisors, duty_rows, proposal_of
from consult.accounts.queries.losses import open_loss_of
from consult.accounts.rules import SUPERVISORS_WANTED, duties_to_give
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

TOO_FEW = Words(
    "Käytössä on oltava vähintään kaksi esihenkilöä, tai uusia ihmisiä ei voi hyväksyä. Anna"
    " tehtävä ensin toiselle.",
    "Minst två chefer måste finnas, annars kan inga nya personer godkännas. Ge först uppgiften"
    " till någon annan.",
    "There must be at least two supervisors, or nobody new can be approved. Give the duty to"
    " somebody else first.",
)
NOT_IN_USE = Words(
    "Tunnus ei ole käytössä.", "Kontot är inte i bruk.", "The account is not in use."
)
NOT_SUSPENDED = Words(
    "Tunnus ei ole keskeytetty.", "Kontot är inte avstängt.", "The account is not suspended."
)


def change_duties(actor: Actor, account: Account, wanted: Iterable[Duty]) -> bool:
    """Give and take duties, among those that are the actor's to give.

    Tells whether all of it holds now: a supervisor's duty waits for a second supervisor.
    """
    if not account.is_active:
        raise NotSaved(NOT_IN_USE)
    rows, hers = duty_rows(actor, account.id), duties_to_give(actor.duties)
    chosen = frozenset(wanted) & hers
    for duty in sorted((rows.keys() & hers) - chosen):
        _take(actor, account, rows[duty])
    given = sorted(chosen - rows.keys())
    for duty in given:
        if duty is not Duty.SUPERVISOR:
            give_duty(actor, account, duty)
    if Duty.SUPERVISOR not in given:
        return True
    if proposal_of(actor, account.id) is None:
        propose_supervisor(actor, account)
    return False


def give_duty(actor: Actor, account: Account, duty: Duty) -> None:
    """Give one duty."""
    db.session.add(AccountDuty(id=new_id(), account_id=account.id, duty=duty))
    audit.record(actor, Deed.DUTY_GIVEN, on=account, duty=duty)


def propose_supervisor(actor: Actor, account: Account) -> None:
    """Speak for somebody as a supervisor; another supervisor's word makes her one."""
    proposal = DutyProposal(
        id=new_id(),
        account_id=account.id,
        duty=Duty.SUPERVISOR,
        proposed_by=actor.id,
        proposed_at=clock.now(),
    )
    db.session.add(proposal)
    audit.record(actor, Deed.DUTY_PROPOSED, on=account, duty=Duty.SUPERVISOR)
    tell_supervisors_second_word(actor, proposal, account)


def confirm_duty(actor: Actor, proposal: DutyProposal, account: Account) -> None:
    """Say the second word: the duty is hers."""
    if not account.is_active:
        raise NotSaved(NOT_IN_USE)
    db.session.delete(proposal)
    give_duty(actor, account, proposal.duty)


def drop_duty(actor: Actor, proposal: DutyProposal, account: Account) -> None:
    """Do not give the duty that somebody spoke for."""
    db.session.delete(proposal)
    audit.record(actor, Deed.DUTY_NOT_GIVEN, on=account, duty=proposal.duty)


def suspend(actor: Actor, account: Account) -> None:
    """Shut an account for now. All its sittings are dead at once; what is hers stays hers."""
    if not account.is_active:
        raise NotSaved(NOT_IN_USE)
    if Duty.SUPERVISOR in duty_rows(actor, account.id):
        _need_supervisors(actor, account)
    account.status = AccountStatus.SUSPENDED
    db.session.execute(delete(LoginSession).where(LoginSession.account_id == account.id))
    audit.record(actor, Deed.ACCOUNT_SUSPENDED, on=account)


def reactivate(actor: Actor, account: Account) -> None:
    """Take a suspended account into use again."""
    if account.status is not AccountStatus.SUSPENDED:
        raise NotSaved(NOT_SUSPENDED)
    loss = open_loss_of(actor, account.id)
    if loss is not None and loss.is_confirmed:
        raise NotSaved(ON_HER_WAY_BACK)
    account.status = AccountStatus.ACTIVE
    audit.record(actor, Deed.ACCOUNT_REACTIVATED, on=account)


def leave_for_good(actor: Actor, account: Account) -> int:
    """Shut an account for ever; return how many wraps ended. Her name stays readable in the log.

    Every sitting is dead at once, and no key of hers opens or is given anything any more.
    """
    if account.status not in (AccountStatus.ACTIVE, AccountStatus.SUSPENDED):
        raise NotSaved(NOT_IN_USE)
    if account.is_active and Duty.SUPERVISOR in duty_rows(actor, account.id):
        _need_supervisors(actor, account)
    account.status = AccountStatus.LEFT
    loss = open_loss_of(actor, account.id)
    if loss is not None:
        end_way_back(actor, loss)
    db.session.execute(delete(LoginSession).where(LoginSession.account_id == account.id))
    wraps = vault.end_all_grants(account.id)
    vault.retire_keys(account.id)
    audit.record(actor, Deed.ACCOUNT_LEFT, on=account, wraps=wraps)
    return wraps


def _take(actor: Actor, account: Account, row: AccountDuty) -> None:
    if row.duty is Duty.SUPERVISOR:
        _need_supervisors(actor, account)
    db.session.delete(row)
    audit.record(actor, Deed.DUTY_TAKEN, on=account, duty=row.duty)


def _need_supervisors(actor: Actor, account: Account) -> None:
    if count_supervisors(actor, account.id) < SUPERVISORS_WANTED:
        raise NotSaved(TOO_FEW)
