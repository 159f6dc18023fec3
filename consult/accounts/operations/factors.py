"""Adding and taking away ways to sign in. Each change ends the sittings on other devices."""

from uuid import UUID

from sqlalchemy import delete

from consult import audit, vault
from consult.accounts.models import Account, FactorUse, Passkey
from consult.accounts.operations.ceremonies import Made
from consult.accounts.operations.sittings import end_other_sittings
from consult.accounts.queries.factors import passkey_with, passkeys_of, slot_of, totp_of
from consult.accounts.rules.proofs import leaves_a_way_in
from consult.agencies.rules import tidy
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

KNOWN = Words(
    "Tämä pääsyavain on jo käytössä.",
    "Den här nyckeln är redan i bruk.",
    "This passkey is in use already.",
)
LAST_WAY_IN = Words(
    "Et pääsisi enää kirjautumaan. Ota ensin käyttöön toinen tapa.",
    "Du skulle inte längre kunna logga in. Ta först ett annat sätt i bruk.",
    "You could not sign in any more. Set up another way first.",
)


def add_passkey(
    actor: Actor, account: Account, made: Made, name: str, slot: bytes | None
) -> Passkey:
    """Add a passkey; with a slot, where the authenticator gives a secret that opens the seed."""
    if passkey_with(actor, made.credential_id) is not None:
        raise Conflict(KNOWN)
    now = clock.now()
    passkey = Passkey(
        id=new_id(),
        account_id=account.id,
        credential_id=made.credential_id,
        public_key=made.public_key,
        slot_id=None if slot is None else _add_slot(account.id, slot),
        name=tidy(name),
        created_at=now,
    )
    use = FactorUse(factor_id=passkey.id, last=made.count, used_at=now)
    db.session.add_all([passkey, use])
    audit.record(actor, Deed.PASSKEY_ADDED, on=passkey, opens=int(passkey.opens))
    return passkey


def remove_passkey(actor: Actor, passkey: Passkey, *, demanded: bool) -> None:
    """Take a passkey away, with the slot it opened, unless nothing would be left."""
    left = [one.opens for one in passkeys_of(actor, actor.id) if one.id != passkey.id]
    _demand_a_way_in(actor, left, codes=totp_of(actor, actor.id) is not None, demanded=demanded)
    audit.record(actor, Deed.PASSKEY_REMOVED, on=passkey)
    db.session.delete(passkey)
    if passkey.slot_id is not None:
        db.session.delete(db.session.get_one(vault.KeySlot, passkey.slot_id))
    _forget(passkey.id)


def remove_codes(actor: Actor, account: Account, *, demanded: bool) -> None:
    """Take the one-time codes out of use, unless nothing would be left."""
    totp = totp_of(actor, account.id)
    if totp is None:
        return
    left = [one.opens for one in passkeys_of(actor, account.id)]
    _demand_a_way_in(actor, left, codes=False, demanded=demanded)
    audit.record(actor, Deed.CODES_REMOVED, on=totp)
    db.session.delete(totp)
    _forget(totp.id)


def end_elsewhere(actor: Actor, token: bytes) -> None:
    """End her sittings on other devices, since a way to sign in has changed."""
    end_other_sittings(actor, actor.id, token)


def _demand_a_way_in(actor: Actor, left: list[bool], *, codes: bool, demanded: bool) -> None:
    words = slot_of(actor, actor.id, vault.SlotKind.PASSPHRASE) is not None
    if not leaves_a_way_in(words=words, codes=codes, passkeys=left, demanded=demanded):
        raise NotSaved(LAST_WAY_IN)


def _add_slot(account_id: UUID, blob: bytes) -> UUID:
    slot = vault.KeySlot(
        id=new_id(),
        person_id=account_id,
        kind=vault.SlotKind.PASSKEY,
        blob=blob,
        created_at=clock.now(),
    )
    db.session.add(slot)
    return slot.id


def _forget(factor_id: UUID) -> None:
    db.session.execute(delete(FactorUse).where(FactorUse.factor_id == factor_id))
