"""Coming in by link and code: the newcomer gets her words and keys, and waits to be approved."""

from dataclasses import dataclass
from uuid import UUID

from consult import audit, vault
from consult.accounts.messages import tell_supervisors_somebody_waits
from consult.accounts.models import Account, AccountStatus, Arrival, Theme
from consult.accounts.operations.approving import drop_keys
from consult.accounts.operations.ceremonies import Made
from consult.accounts.operations.enrolment import EMAIL_TAKEN
from consult.accounts.operations.factors import add_passkey
from consult.accounts.operations.losses import lose_old_keys
from consult.accounts.operations.signing_in import add_words
from consult.accounts.queries import (
    account_with_email,
    actor_of,
    arrival_at_the_door,
)
from consult.accounts.rules import plain_code
from consult.agencies.queries import find_agency
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

LINK_IS_DEAD = Words(
    "Linkki ei ole enää voimassa. Pyydä uusi siltä, joka kutsui sinut.",
    "Länken gäller inte längre. Be den som bjöd in dig om en ny.",
    "The link is no longer valid. Ask whoever invited you for a new one.",
)
WORDS_NEEDED = Words(
    "Tarvitset viisi sanaa.",
    "Du behöver fem ord.",
    "You need five words.",
)


@dataclass(frozen=True, slots=True, repr=False)
class CodeTry:
    """One try to say the code, paid for already."""

    arrival_id: UUID
    slot: bytes


@dataclass(frozen=True, slots=True, repr=False)
class FirstPasskey:
    """A passkey a newcomer has made on her way in, before any row exists."""

    made: Made
    name: str
    slot: bytes | None = None
    """Her seed, sealed under what the passkey gives; nothing where it gives nothing."""


@dataclass(frozen=True, slots=True, repr=False)
class FirstKeys:
    """A newcomer's seed, sealed under her words or under what her passkey gives."""

    identity: vault.Identity
    seed: bytes
    slot: bytes | None
    """Under her words; nothing where a passkey alone opens."""
    passkey: FirstPasskey | None = None

    @property
    def opens_without_words(self) -> bool:
        """Tell whether her passkey opens the seed by itself."""
        return self.passkey is not None and self.passkey.slot is not None


def begin_code(actor: Actor, arrival_id: UUID, link: bytes) -> CodeTry | None:
    """Charge one try to the link and commit the charge; nothing if no try is left."""
    with transaction():
        arrival = arrival_at_the_door(actor, arrival_id, link)
        if arrival is None or not arrival.has_live_link(clock.now()) or not arrival.has_tries:
            return None
        arrival.code_tries += 1
        audit.record(actor, Deed.ARRIVAL_CODE_TRIED, on=arrival, tries=arrival.code_tries)
        return CodeTry(arrival.id, arrival.code_slot)


def is_code_right(actor: Actor, attempt: CodeTry, typed: str) -> bool:
    """Tell whether this is the code given by phone. Slow: never call it within a transaction."""
    opened = vault.open_passphrase_slot(attempt.arrival_id, attempt.slot, plain_code(typed))
    return opened is not None


def draw_first_keys(
    actor: Actor, account_id: UUID | None, passphrase: str, passkey: FirstPasskey | None = None
) -> FirstKeys:
    """Draw a newcomer's seed and seal it under her words. Slow, before the transaction."""
    person_id, seed = account_id or new_id(), vault.new_seed()
    slot = vault.make_passphrase_slot(person_id, seed, passphrase)
    return FirstKeys(vault.Identity(person_id, seed), seed, slot, passkey)


def draw_keys_of_passkey(
    actor: Actor, account_id: UUID, made: Made, name: str, output: bytes
) -> FirstKeys:
    """Draw a newcomer's seed and seal it under what her passkey gives, and under nothing else."""
    seed = vault.new_seed()
    slot = vault.make_passkey_slot(account_id, seed, output)
    identity = vault.Identity(account_id, seed)
    return FirstKeys(identity, seed, None, FirstPasskey(made, name, slot))


def come_in(actor: Actor, arrival_id: UUID, link: bytes, keys: FirstKeys) -> Account:
    """Use the link up: the newcomer has an account and keys, and waits to be approved.

    Before the approval a new link lets her begin anew, with new words and new keys. Without words
    comes only who comes lightly, and only with a passkey that opens her seed.
    """
    arrival = arrival_at_the_door(actor, arrival_id, link)
    if arrival is None or not arrival.has_live_link(clock.now()):
        raise NotSaved(LINK_IS_DEAD)
    if keys.slot is None and not (arrival.is_light and keys.opens_without_words):
        raise NotSaved(WORDS_NEEDED)
    account = db.session.get(Account, arrival.account_id) if arrival.account_id else None
    if account is None:
        account = _open_account(arrival, keys.identity.person_id)
        deed = Deed.ACCOUNT_ENROLLED
    else:
        if arrival.is_return:
            lose_old_keys(actor_of(account), arrival, account)
        drop_keys(actor, account)
        deed = Deed.ARRIVAL_RESTARTED
    arrival.account_id, arrival.accepted_at = account.id, clock.now()
    arrival.link_hash = None
    newcomer = actor_of(account)
    audit.record(newcomer, deed, on=account, arrival=arrival.id)
    _add_keys(newcomer, account, keys)
    tell_supervisors_somebody_waits(newcomer, arrival)
    return account


def _open_account(arrival: Arrival, account_id: UUID) -> Account:
    agency = find_agency(SYSTEM, arrival.agency_id)
    if account_with_email(SYSTEM, arrival.email) is not None:
        raise NotSaved(EMAIL_TAKEN)
    account = Account(
        id=account_id,
        name=arrival.name,
        email=arrival.email,
        agency_id=arrival.agency_id,
        sector=arrival.sector,
        profession=arrival.profession,
        area=agency.area if agency is not None else "",
        language=arrival.language,
        theme=Theme.AUTO,
        status=AccountStatus.WAITING,
        created_at=clock.now(),
    )
    db.session.add(account)
    db.session.flush()
    return account


def _add_keys(newcomer: Actor, account: Account, keys: FirstKeys) -> None:
    if keys.slot is not None:
        add_words(newcomer, account, keys.slot)
    vault.publish_keys(keys.identity)
    if keys.passkey is not None:
        one = keys.passkey
        add_passkey(newcomer, account, one.made, one.name, one.slot)
