"""Reading of what proves that somebody is she: passkeys, one-time codes, recovery code."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select

from consult import vault
from consult.accounts.models import (
    Account,
    AccountStatus,
    FactorUse,
    LoginSession,
    Passkey,
    TotpSecret,
)
from consult.accounts.rules.proofs import TRY_AGAIN_AFTER
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.notifications.models import OutboxMessage

OLD_CODE = "account-code-untried"
"""The message that asks to try it."""
AT_ONCE = 200
"""So many are reminded in one round; the next one goes on."""
MAY_SIGN_IN = (AccountStatus.ACTIVE, AccountStatus.WAITING)


def holds_second_factor() -> ColumnElement[bool]:
    """Say of an account, within a query, that it has a passkey or one-time codes."""
    return (
        exists().where(Passkey.account_id == Account.id)
        | exists().where(TotpSecret.account_id == Account.id)
    )  # fmt: skip


def passkeys_of(actor: Actor, account_id: UUID) -> Sequence[Passkey]:
    """Return somebody's passkeys, the oldest first."""
    query = select(Passkey).where(Passkey.account_id == account_id)
    return db.session.scalars(query.order_by(Passkey.created_at, Passkey.id)).all()


def find_own_passkey(actor: Actor, passkey_id: UUID) -> Passkey | None:
    """Return one of the actor's own passkeys."""
    query = select(Passkey).where(Passkey.id == passkey_id, Passkey.account_id == actor.id)
    return db.session.scalars(query).one_or_none()


def passkey_with(actor: Actor, credential_id: bytes) -> tuple[Passkey, Account] | None:
    """Return the passkey of this credential with its person, if she may come in."""
    query = (
        select(Passkey, Account)
        .join(Account, Account.id == Passkey.account_id)
        .where(Passkey.credential_id == credential_id, Account.status.in_(MAY_SIGN_IN))
    )
    row = db.session.execute(query).one_or_none()
    return None if row is None else (row[0], row[1])


def totp_of(actor: Actor, account_id: UUID) -> TotpSecret | None:
    """Return the sealed secret of somebody's one-time codes."""
    query = select(TotpSecret).where(TotpSecret.account_id == account_id)
    return db.session.scalars(query).one_or_none()


def uses_of(actor: Actor, factor_ids: Sequence[UUID]) -> dict[UUID, FactorUse]:
    """Return how far each of these has counted, and when."""
    query = select(FactorUse).where(FactorUse.factor_id.in_(factor_ids))
    return {use.factor_id: use for use in db.session.scalars(query)}


def slot_of(actor: Actor, account_id: UUID, kind: vault.SlotKind) -> vault.KeySlot | None:
    """Return the newest slot of a kind that opens somebody's seed."""
    query = select(vault.KeySlot).where(
        vault.KeySlot.person_id == account_id, vault.KeySlot.kind == kind
    )
    return db.session.scalars(query.order_by(vault.KeySlot.created_at.desc())).first()


def sittings_of(actor: Actor) -> Sequence[LoginSession]:
    """Return where the actor is signed in, the latest used first."""
    query = select(LoginSession).where(LoginSession.account_id == actor.id)
    return db.session.scalars(query.order_by(LoginSession.last_seen_at.desc())).all()


def find_own_sitting(actor: Actor, ref: int) -> LoginSession | None:
    """Return one of the actor's own sittings by what the page calls it."""
    return next((one for one in sittings_of(actor) if one.ref == ref), None)


def count_old_code(actor: Actor) -> ColumnElement[int]:
    """Say, within a query, whether the actor has not tried her recovery code for a year: 1 or 0."""
    mine = select(func.count()).select_from(Account).where(Account.id == actor.id, *_old_code())
    return mine.scalar_subquery()


def to_remind_of_code(actor: Actor) -> Sequence[Account]:
    """Return whose recovery code nobody has tried for a year, and who has not been told of it."""
    told = exists().where(
        OutboxMessage.account_id == Account.id,
        OutboxMessage.kind == OLD_CODE,
        OutboxMessage.created_at > Account.recovery_tested_at,
    )
    query = select(Account).where(Account.status == AccountStatus.ACTIVE, *_old_code(), ~told)
    return db.session.scalars(query.order_by(Account.id).limit(AT_ONCE)).all()


def _old_code() -> tuple[ColumnElement[bool], ...]:
    has_code = exists().where(
        vault.KeySlot.person_id == Account.id,
        vault.KeySlot.kind == vault.SlotKind.RECOVERY_CODE,
    )
    return Account.recovery_tested_at < clock.now() - TRY_AGAIN_AFTER, has_code
