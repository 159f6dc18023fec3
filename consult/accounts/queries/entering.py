"""Reading of what signing in needs: sittings, slots, wrong tries, known browsers."""

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, select

from consult import vault
from consult.accounts.models import (
    Account,
    AccountDuty,
    KnownDevice,
    LoginBudget,
    LoginSession,
    Loss,
    SsoSitting,
)
from consult.accounts.queries.factors import holds_second_factor
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.notifications.queries import count_unread


class Found(NamedTuple):
    """A sitting with its person, as she comes in with each request."""

    sitting: LoginSession
    account: Account
    duties: frozenset[Duty]
    has_second_factor: bool
    unread: int
    word_of: datetime | None
    """When the provider of single sign-on last stood by her, if the sitting rests on that."""
    called_lost: bool
    """Somebody has written down that she has lost her ways to sign in, and it can be stopped."""


def sitting_with(actor: Actor, id_hash: bytes) -> Found | None:
    """Return the sitting of this hash with its person and her duties, in one query."""
    query = (
        select(
            LoginSession,
            Account,
            AccountDuty.duty,
            holds_second_factor(),
            count_unread(actor, Account.id),
            SsoSitting.checked_at,
            exists().where(
                Loss.account_id == Account.id, Loss.ended_at.is_(None), Loss.lost_at.is_(None)
            ),
        )
        .join(Account, Account.id == LoginSession.account_id)
        .outerjoin(SsoSitting, SsoSitting.id_hash == LoginSession.id_hash)
        .outerjoin(AccountDuty, AccountDuty.account_id == Account.id)
        .where(LoginSession.id_hash == id_hash)
    )
    rows = db.session.execute(query).all()
    if not rows:
        return None
    duties = frozenset(row[2] for row in rows if row[2] is not None)
    sitting, account, _duty, second, unread, word_of, lost = rows[0]
    return Found(sitting, account, duties, bool(second), unread, word_of, bool(lost))


def passphrase_slot(actor: Actor, account_id: UUID) -> vault.KeySlot | None:
    """Return the slot that a person's passphrase opens."""
    query = select(vault.KeySlot).where(
        vault.KeySlot.person_id == account_id,
        vault.KeySlot.kind == vault.SlotKind.PASSPHRASE,
    )
    return db.session.scalars(query.order_by(vault.KeySlot.created_at.desc())).first()


def mark_of_words(actor: Actor, account_id: UUID) -> str:
    """Return what changes with her words: a way to new ones that was begun before is then over."""
    slot = passphrase_slot(actor, account_id)
    return sha256(slot.blob).hexdigest() if slot is not None else ""


def budget_of(actor: Actor, subject_hash: bytes) -> LoginBudget | None:
    """Return the wrong tries counted under this hash, with the row held until the end."""
    query = select(LoginBudget).where(LoginBudget.subject_hash == subject_hash)
    return db.session.scalars(query.with_for_update()).one_or_none()


def known_device(actor: Actor, account_id: UUID, token_hash: bytes) -> KnownDevice | None:
    """Return the device if this person has signed in with it and it is not forgotten yet."""
    query = select(KnownDevice).where(
        KnownDevice.token_hash == token_hash,
        KnownDevice.account_id == account_id,
        KnownDevice.expires_at > clock.now(),
    )
    return db.session.scalars(query).one_or_none()
