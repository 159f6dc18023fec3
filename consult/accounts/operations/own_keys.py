"""A stranger may have somebody's keys: she takes new ones herself, and another vouches for them.

Her old keys sign for the last time (`vault.rotate_keys`). Then she stands where a newcomer stands:
she signs in with her new words, types back a new recovery code, and a supervisor compares her
number on the telephone. She alone proves nothing: whoever has her words could press here, too.
"""

from sqlalchemy import delete

from consult import audit, vault
from consult.accounts.messages import tell_supervisors_somebody_waits
from consult.accounts.models import (
    Account,
    AccountStatus,
    Arrival,
    IdentityCheck,
    LoginSession,
    Loss,
    LossReason,
)
from consult.accounts.operations.duties import NOT_IN_USE
from consult.accounts.operations.losses import ON_HER_WAY_BACK, returning
from consult.accounts.queries import count_supervisors, hold_account, slots_of
from consult.accounts.queries.factors import passkeys_of, totp_of
from consult.accounts.queries.losses import open_loss_of
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

NOBODY_TO_VOUCH = Words(
    "Kukaan muu ei voisi hyväksyä uusia avaimiasi: toista esihenkilöä ei ole.",
    "Ingen annan kunde godkänna dina nya nycklar: det finns ingen annan chef.",
    "Nobody could approve your new keys: there is no other supervisor.",
)


def draw_own_keys(actor: Actor, words: str) -> tuple[vault.Identity, bytes]:
    """Draw a new seed and seal it under new words. Slow: never call it within a transaction."""
    seed = vault.new_seed()
    return vault.Identity(actor.id, seed), vault.make_passphrase_slot(actor.id, seed, words)


def change_own_keys(actor: Actor, account: Account, new: vault.Identity, slot: bytes) -> Arrival:
    """Put the new keys in the old ones' place, with all she holds; she waits for another's word.

    All her sittings end. Her passkeys stay, but none opens anything until it is added anew.

    Raises:
        NotSaved: others are bringing her back already, nobody could vouch for her, or her account
            was shut while the words were stretched.

    """
    hold_account(actor, account)
    if not account.is_active:
        raise NotSaved(NOT_IN_USE)
    if open_loss_of(actor, account.id) is not None:
        raise NotSaved(ON_HER_WAY_BACK)
    if not count_supervisors(actor, account.id):
        raise NotSaved(NOBODY_TO_VOUCH)
    old = vault.keyring().identity
    spaces = vault.rotate_keys(new)
    _seal_factors_anew(actor, old, new)
    _put_only_slot(actor, new, slot)
    account.status, account.recovery_tested_at = AccountStatus.WAITING, None
    db.session.execute(delete(LoginSession).where(LoginSession.account_id == account.id))
    audit.record(actor, Deed.KEYS_ROTATED, on=account, spaces=spaces)
    arrival = _wait(actor, account)
    tell_supervisors_somebody_waits(actor, arrival)
    return arrival


def _seal_factors_anew(actor: Actor, old: vault.Identity, new: vault.Identity) -> None:
    totp = totp_of(actor, old.person_id)
    if totp is not None:
        secret = vault.open_own(old, "totp", totp.id, totp.box)
        totp.box = vault.seal_own(new, "totp", totp.id, secret)
    for passkey in passkeys_of(actor, old.person_id):
        passkey.slot_id = None
    db.session.flush()


def _put_only_slot(actor: Actor, new: vault.Identity, blob: bytes) -> None:
    for slot in slots_of(actor, new.person_id):
        db.session.delete(slot)
    slot = vault.KeySlot(
        id=new_id(),
        person_id=new.person_id,
        kind=vault.SlotKind.PASSPHRASE,
        blob=blob,
        created_at=clock.now(),
    )
    db.session.add(slot)
    db.session.flush()


def _wait(actor: Actor, account: Account) -> Arrival:
    """Let her wait as somebody who comes back does: no link is made, for she is here."""
    now = clock.now()
    arrival = returning(actor, account, new_id())
    arrival.link_hash, arrival.link_ends_at = None, now
    arrival.code_slot, arrival.code_tries = b"", 0
    arrival.accepted_at = now
    db.session.add(arrival)
    db.session.flush()
    db.session.add(
        Loss(
            id=new_id(),
            account_id=account.id,
            reason=LossReason.EXPOSED,
            begun_by=account.id,
            begun_at=now,
            begun_check=IdentityCheck.SIGNED_IN,
            confirmed_by=account.id,
            confirmed_at=now,
            confirmed_check=IdentityCheck.SIGNED_IN,
            status_before=AccountStatus.ACTIVE,
            arrival_id=arrival.id,
            lost_at=now,
        )
    )
    audit.record(actor, Deed.ACCOUNT_INVITED, on=arrival, agency=account.agency_id)
    return arrival
