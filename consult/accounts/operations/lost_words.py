"""Lost words: the printed recovery code opens the seed, and new words are put round it.

The code is tried like words: the same counts, the same work, the same answer for whoever is
unknown. It needs no pepper. A second factor is asked for all the same.
"""

from enum import StrEnum

from sqlalchemy import delete

from consult import audit, vault
from consult.accounts.messages import tell_words_recovered
from consult.accounts.models import Account, LoginSession
from consult.accounts.operations.codes import spend_code
from consult.accounts.operations.signing_in import Attempt, add_words, begin_attempt, replace_slot
from consult.accounts.queries import passphrase_slot
from consult.accounts.queries.factors import passkeys_of, totp_of
from consult.accounts.rules import name_hash
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db


class Factor(StrEnum):
    """What is still to be asked of somebody whose recovery code was right."""

    HELD = "held"
    TOUCH = "touch"
    REFUSED = "refused"


def begin_code_attempt(actor: Actor, email: str, device_token: str | None) -> Attempt:
    """Charge one try as for words, and commit the charge."""
    return begin_attempt(actor, email, device_token, vault.SlotKind.RECOVERY_CODE)


def open_seed_by_code(actor: Actor, attempt: Attempt, code: str) -> bytes | None:
    """Return the seed if this is the recovery code. Slow: never call it within a transaction.

    The code itself needs no slow work; it is done all the same, so that neither time nor memory
    tells a known name from an unknown one.
    """
    if not attempt.allowed:
        return None
    vault.open_passphrase_slot(None, None, code)
    if attempt.account_id is None or attempt.slot is None:
        return None
    return vault.open_recovery_slot(attempt.account_id, attempt.slot, code)


def factor_beside_code(actor: Actor, identity: vault.Identity, typed: str) -> Factor:
    """Tell whether the second factor holds: her one-time code, or a touch that is still to come."""
    totp, passkeys = totp_of(actor, identity.person_id), passkeys_of(actor, identity.person_id)
    if totp is not None and (typed or not passkeys):
        return Factor.HELD if spend_code(actor, identity, totp, typed) else Factor.REFUSED
    return Factor.TOUCH if passkeys else Factor.HELD


def recover_words(actor: Actor, account: Account, slot: bytes) -> Attempt:
    """Put new words in the place of the lost ones; every sitting of hers ends.

    Her keys stay as they are. She has just shown her recovery code: it counts as tried.
    """
    if passphrase_slot(actor, account.id) is None:
        add_words(actor, account, slot)
    else:
        replace_slot(actor, account, slot)
    db.session.execute(delete(LoginSession).where(LoginSession.account_id == account.id))
    account.recovery_tested_at = clock.now()
    audit.record(actor, Deed.PASSPHRASE_RECOVERED, on=account)
    tell_words_recovered(actor, account)
    return Attempt(account.id, None, True, (name_hash(account.email),))
