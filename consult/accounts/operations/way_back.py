"""The way back for somebody who has lost every way in: two make sure that it is she.

The first word changes nothing. With the second, or the touch of a passkey she still has, the
account is shut; by link and code she gets new keys, and only then the old ones are retired. Whoever
has held link and code never vouches for the new keys.
"""

import os
import secrets
from datetime import timedelta

from sqlalchemy import delete

from consult import audit
from consult.accounts.messages import (
    tell_back_in,
    tell_new_keys_in_use,
    tell_others_of_loss,
    tell_way_back_begun,
    tell_way_back_link,
    tell_way_back_stopped,
)
from consult.accounts.models import (
    Account,
    AccountStatus,
    Arrival,
    ArrivalState,
    IdentityCheck,
    LoginSession,
    Loss,
    LossEnd,
    LossReason,
)
from consult.accounts.operations.approving import NOT_READY, waiting_account
from consult.accounts.operations.enrolment import certify
from consult.accounts.operations.inviting import Door, close_arrival, hang
from consult.accounts.operations.losses import NOT_OPEN, ON_HER_WAY_BACK, end_way_back, returning
from consult.accounts.queries import (
    actor_of,
    count_supervisors,
    hold_account,
    hold_arrival,
)
from consult.accounts.queries.losses import hold_loss, loss_of_arrival, open_loss_of
from consult.accounts.rules import SUPERVISORS_WANTED, token_hash
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

A_SUPERVISOR_BEGINS = Words(
    "Paluun aloittaa esihenkilö. Tekninen ylläpitäjä aloittaa sen vain, kun esihenkilöitä ei ole"
    " kahta.",
    "En chef påbörjar vägen tillbaka. En teknisk administratör gör det bara när det inte finns två"
    " chefer.",
    "A supervisor begins this. A technical administrator only where there are not two of them.",
)
TOUCH_IS_NOT_ENOUGH = Words(
    "Joku toinen on voinut saada laitteesi, joten kosketus ei riitä. Toinen esihenkilö varmistaa,"
    " että olet sinä. Soita esihenkilöllesi.",
    "Någon annan kan ha fått din enhet, så det räcker inte att röra vid nyckeln. En annan chef"
    " försäkrar sig om att du är du. Ring din chef.",
    "Somebody else may have got your device, so a touch is not enough. Another supervisor makes"
    " sure that it is you. Call your supervisor.",
)
TOUCH_WITHIN = timedelta(minutes=30)
"""So long the touch of her passkey stands for a link."""


def begin_way_back(
    actor: Actor, account: Account, reason: LossReason, check: IdentityCheck
) -> Loss:
    """Say the first word: she has lost every way in, and it is she. Nothing changes by it."""
    if open_loss_of(actor, account.id) is not None:
        raise NotSaved(ON_HER_WAY_BACK)
    supervises = actor.has(Duty.SUPERVISOR)
    if not supervises and count_supervisors(actor, account.id) >= SUPERVISORS_WANTED:
        raise NotSaved(A_SUPERVISOR_BEGINS)
    loss = Loss(
        id=new_id(),
        account_id=account.id,
        reason=reason,
        begun_by=actor.id,
        begun_at=clock.now(),
        begun_check=check,
        status_before=account.status,
    )
    db.session.add(loss)
    audit.record(actor, Deed.LOSS_BEGUN, on=loss, account=account.id, reason=reason, check=check)
    tell_way_back_begun(actor, account)
    tell_others_of_loss(actor, loss, account)
    return loss


def confirm_way_back(actor: Actor, loss: Loss, account: Account, check: IdentityCheck) -> None:
    """Say the second word: from now on nobody gets into the account but by the new link."""
    hold_loss(actor, loss)
    if not loss.is_open or loss.is_confirmed:
        raise NotSaved(NOT_OPEN)
    hold_account(actor, account)
    loss.confirmed_by, loss.confirmed_at, loss.confirmed_check = actor.id, clock.now(), check
    loss.status_before = account.status
    account.status = AccountStatus.SUSPENDED
    db.session.execute(delete(LoginSession).where(LoginSession.account_id == account.id))
    audit.record(actor, Deed.LOSS_CONFIRMED, on=loss, account=account.id, check=check)


def confirm_by_passkey(actor: Actor, loss: Loss, account: Account) -> bytes:
    """Let the touch of her passkey be the second word; return what stands for her link.

    She is there, and known: no link is mailed and no code is said. Nobody else has held it, so
    whoever said the first word may vouch for her new keys.

    Raises:
        NotSaved: a stranger may have her device, and would touch it, too.

    """
    if loss.reason is LossReason.EXPOSED:
        raise NotSaved(TOUCH_IS_NOT_ENOUGH)
    hers = actor_of(account)
    confirm_way_back(hers, loss, account, IdentityCheck.PASSKEY)
    token = secrets.token_urlsafe(32)
    door = Door(new_id(), token, "", os.urandom(32))
    arrival = _arrival(hers, loss, account, door)
    arrival.link_ends_at = clock.now() + TOUCH_WITHIN
    return token_hash(token)


def make_way_back_link(actor: Actor, loss: Loss, account: Account, door: Door) -> Arrival:
    """Make her link and code, and mail the link. Whoever does it never approves her."""
    hold_loss(actor, loss)
    if not (loss.is_open and loss.is_confirmed) or loss.arrival_id is not None:
        raise NotSaved(NOT_OPEN)
    arrival = _arrival(actor, loss, account, door)
    tell_way_back_link(actor, arrival, door.token)
    return arrival


def stop_way_back(actor: Actor, loss: Loss, account: Account) -> None:
    """Stop it before she has come: her account stands as it did before, her old words open."""
    hold_loss(actor, loss)
    if not loss.is_open or loss.lost_at is not None:
        raise NotSaved(NOT_OPEN)
    if loss.is_confirmed:
        account.status = loss.status_before
    end_way_back(actor, loss)
    tell_way_back_stopped(actor, account)


def let_back_in(actor: Actor, arrival: Arrival, kid: bytes) -> None:
    """Vouch for the new keys: she is in the house again, with her duties and her seats."""
    hold_arrival(actor, arrival)
    account, loss = waiting_account(actor, arrival, kid), loss_of_arrival(actor, arrival.id)
    if loss is None:
        raise NotSaved(NOT_OPEN)
    if not arrival.is_light and account.recovery_tested_at is None:
        raise NotSaved(NOT_READY)
    certify(actor, account)
    account.status = AccountStatus.ACTIVE
    loss.ended_at, loss.ended_as = clock.now(), LossEnd.BACK
    close_arrival(arrival, ArrivalState.APPROVED)
    audit.record(actor, Deed.ACCOUNT_BACK, on=account, arrival=arrival.id)
    tell = tell_new_keys_in_use if loss.begun_by == account.id else tell_back_in
    tell(actor, account)


def _arrival(actor: Actor, loss: Loss, account: Account, door: Door) -> Arrival:
    arrival = returning(actor, account, door.arrival_id)
    hang(arrival, door)
    db.session.add(arrival)
    db.session.flush()
    loss.arrival_id = arrival.id
    audit.record(actor, Deed.ACCOUNT_INVITED, on=arrival, agency=account.agency_id)
    return arrival
