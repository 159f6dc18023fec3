"""Signing in: an attempt is paid for before any work is done, and a wrong one says nothing.

The steps are apart because the slow one, deriving a key from the passphrase, runs outside any
transaction: `begin_attempt` commits the cost, `open_seed` works, `begin_sitting` is the deed.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from consult import audit, vault
from consult.accounts.models import Account, KnownDevice, LoginBudget
from consult.accounts.queries import account_with_email, budget_of, known_device, passphrase_slot
from consult.accounts.queries.factors import slot_of
from consult.accounts.rules import (
    DEVICE_KNOWN_FOR,
    device_hash,
    name_hash,
    wait_after,
    written_email,
)
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

FORGOTTEN_AFTER = timedelta(days=30)
"""A name nobody has tried for so long starts anew."""
NO_SLOT = Words(
    "Tunnuksella ei ole tunnuslausetta, jonka voisi vaihtaa.",
    "Kontot har ingen lösenfras att byta.",
    "The account has no passphrase to change.",
)


@dataclass(frozen=True, slots=True, repr=False)
class Attempt:
    """One try to get in. An unknown name and a wrong passphrase look the same from here on."""

    account_id: UUID | None
    slot: bytes | None
    allowed: bool
    subjects: tuple[bytes, ...]


def begin_attempt(
    actor: Actor,
    email: str,
    device_token: str | None,
    kind: vault.SlotKind = vault.SlotKind.PASSPHRASE,
) -> Attempt:
    """Charge one try to the name, or to the known device it comes from, and commit the charge."""
    name, device = written_email(email), None
    with transaction():
        account = account_with_email(actor, name)
        if account is not None and device_token:
            device = known_device(actor, account.id, device_hash(device_token))
        by_name = name_hash(name)
        allowed = _charge(actor, device.token_hash if device is not None else by_name)
        slot = None
        if account is not None and account.may_sign_in:
            slot = slot_of(actor, account.id, kind)
        account_id = account.id if account is not None and slot is not None else None
        subjects = (by_name,) if device is None else (by_name, device.token_hash)
        return Attempt(account_id, slot.blob if slot is not None else None, allowed, subjects)


def open_seed(actor: Actor, attempt: Attempt, passphrase: str) -> bytes | None:
    """Return the seed if the passphrase is right. Slow: never call it within a transaction.

    For an unknown name the same work is done on a dummy.
    """
    if not attempt.allowed:
        return None
    return vault.open_passphrase_slot(attempt.account_id, attempt.slot, passphrase)


def slot_made_dearer(
    actor: Actor, attempt: Attempt, passphrase: str, seed: bytes | None
) -> bytes | None:
    """Return the slot made anew where guessing should cost more by now. Slow, like `open_seed`."""
    if seed is None or attempt.account_id is None or attempt.slot is None:
        return None
    if not vault.is_cheaper_than_settings(attempt.slot):
        return None
    return vault.make_passphrase_slot(attempt.account_id, seed, passphrase, attempt.slot)


def add_words(actor: Actor, account: Account, blob: bytes) -> None:
    """Add the slot that the first words of an account open."""
    kind, now = vault.SlotKind.PASSPHRASE, clock.now()
    slot = vault.KeySlot(id=new_id(), person_id=account.id, kind=kind, blob=blob, created_at=now)
    db.session.add(slot)


def replace_slot(actor: Actor, account: Account, blob: bytes) -> None:
    """Put a slot in the place of the one the passphrase opened until now."""
    slot = passphrase_slot(actor, account.id)
    if slot is None:
        raise NotSaved(NO_SLOT)
    slot.blob = blob
    slot.created_at = clock.now()


def refuse_attempt(actor: Actor | None) -> None:
    """Write down that somebody was not let in, in a transaction of its own.

    Before signing in nobody is named: the name that was tried may be anybody's.
    """
    with transaction():
        audit.record(actor, Deed.SIGN_IN_REFUSED)


def forget_tries(actor: Actor, attempt: Attempt) -> None:
    """Start counting anew after a right passphrase; drop counts nobody has added to for long."""
    old = LoginBudget.last_try_at < clock.now() - FORGOTTEN_AFTER
    db.session.execute(
        delete(LoginBudget).where(LoginBudget.subject_hash.in_(attempt.subjects) | old)
    )


def remember_device(actor: Actor, account: Account, token: str, old_token: str | None) -> None:
    """Know this browser from now on, so that strangers' wrong tries do not lock its person out."""
    now = clock.now()
    gone = KnownDevice.expires_at < now
    if old_token:
        mine = KnownDevice.account_id == account.id
        gone = gone | (mine & (KnownDevice.token_hash == device_hash(old_token)))
    db.session.execute(delete(KnownDevice).where(gone))
    device = KnownDevice(
        token_hash=device_hash(token), account_id=account.id, expires_at=now + DEVICE_KNOWN_FOR
    )
    db.session.add(device)


def _charge(actor: Actor, subject: bytes) -> bool:
    budget, now = _budget(actor, subject), clock.now()
    wait = wait_after(budget.tries)
    if budget.last_try_at - now > clock.MAY_DIFFER:  # the clock was set back: wait from now on
        budget.last_try_at = now
    if wait is None or now < budget.last_try_at + wait:
        return False
    budget.tries += 1
    budget.last_try_at = now
    return True


def _budget(actor: Actor, subject: bytes) -> LoginBudget:
    budget = budget_of(actor, subject)
    while budget is None:
        try:
            with db.session.begin_nested():
                budget = LoginBudget(subject_hash=subject, tries=0, last_try_at=clock.now())
                db.session.add(budget)
        except IntegrityError:  # the same name at the same moment: count on its row,
            budget = budget_of(actor, subject)  # unless that one got in and forgot it just now
    return budget
