"""Enrolling people: account, duties, key slots and key pair."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from consult import audit, vault
from consult.accounts.models import Account, AccountDuty, AccountStatus, Language, Theme
from consult.accounts.queries import account_with_email
from consult.accounts.rules import written_email
from consult.agencies.rules import sectors, tidy
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

EMAIL_TAKEN = Words(
    "Tällä sähköpostiosoitteella on jo tunnus.",
    "Den här e-postadressen har redan ett konto.",
    "There is an account with this e-mail address already.",
)
NO_SUCH_SECTOR = Words(
    "Valitse toimiala luettelosta.",
    "Välj en sektor ur förteckningen.",
    "Choose a sector from the list.",
)


@dataclass(frozen=True, slots=True, repr=False)
class NewKeys:
    """A new person's seed, sealed under what she was given, before any row exists."""

    identity: vault.Identity
    passphrase_slot: bytes
    recovery_slot: bytes


def prepare_keys(
    actor: Actor,
    passphrase: str,
    recovery_code: str,
    *,
    account_id: UUID | None = None,
    seed: bytes | None = None,
) -> NewKeys:
    """Make a new person's slots. Slow by design, so it is done before the transaction begins."""
    account_id, seed = account_id or new_id(), seed or vault.new_seed()
    return NewKeys(
        vault.Identity(account_id, seed),
        vault.make_passphrase_slot(account_id, seed, passphrase),
        vault.make_recovery_slot(account_id, seed, recovery_code),
    )


def enrol(
    actor: Actor,
    keys: NewKeys,
    *,
    name: str,
    email: str,
    agency_id: UUID,
    sector: str,
    profession: str,
    area: str,
    duties: Iterable[Duty],
    language: Language = Language.FINNISH,
) -> Account:
    """Enrol a person with her duties and keys. Others can share with her once she is certified."""
    if account_with_email(actor, written_email(email)) is not None:
        raise NotSaved(EMAIL_TAKEN)
    if sector not in sectors():
        raise NotSaved(NO_SUCH_SECTOR)
    account = Account(
        id=keys.identity.person_id,
        name=tidy(name),
        email=written_email(email),
        agency_id=agency_id,
        sector=sector,
        profession=tidy(profession),
        area=tidy(area),
        language=language,
        theme=Theme.AUTO,
        status=AccountStatus.ACTIVE,
        created_at=clock.now(),
    )
    db.session.add(account)
    db.session.flush()
    audit.record(actor, Deed.ACCOUNT_ENROLLED, on=account, agency=agency_id)
    for duty in sorted(duties):
        db.session.add(AccountDuty(id=new_id(), account_id=account.id, duty=duty))
        audit.record(actor, Deed.DUTY_GIVEN, on=account, duty=duty)
    _add_keys(keys)
    return account


def certify(
    actor: Actor, account: Account, *, authority: vault.Authority | None = None
) -> vault.KeyCert:
    """Vouch that the account's keys are hers: as the one signed in, or with the authority key."""
    if authority is not None:
        cert = vault.certify_by_authority(account.id, authority)
    else:
        cert = vault.certify(account.id)
    audit.record(actor, Deed.KEYS_CERTIFIED, on=account, cert=cert.id)
    return cert


def _add_keys(keys: NewKeys) -> None:
    person_id, now = keys.identity.person_id, clock.now()
    for kind, blob in (
        (vault.SlotKind.PASSPHRASE, keys.passphrase_slot),
        (vault.SlotKind.RECOVERY_CODE, keys.recovery_slot),
    ):
        slot = vault.KeySlot(id=new_id(), person_id=person_id, kind=kind, blob=blob, created_at=now)
        db.session.add(slot)
    vault.publish_keys(keys.identity)
