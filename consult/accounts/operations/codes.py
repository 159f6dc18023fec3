"""One-time codes (RFC 6238): set up with a first code, each good once, none ever out of order."""

from consult import audit, vault
from consult.accounts.models import Account, FactorUse, TotpSecret
from consult.accounts.operations.ceremonies import count_up
from consult.accounts.queries.factors import passkeys_of, totp_of
from consult.accounts.rules.codes import step_of
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.foundation.ids import new_id
from consult.foundation.words import Words

PURPOSE = "totp"
ALREADY = Words(
    "Kertakoodit ovat jo käytössä.",
    "Engångskoderna är redan i bruk.",
    "One-time codes are in use already.",
)


def spend_code(actor: Actor, identity: vault.Identity, totp: TotpSecret, typed: str) -> bool:
    """Tell whether a code is right and later than the last one used, and use it up."""
    secret = vault.open_own(identity, PURPOSE, totp.id, totp.box)
    step = step_of(secret, typed, clock.now())
    return step is not None and count_up(actor, totp.id, step)


def second_factor_holds(
    actor: Actor, identity: vault.Identity, typed: str, *, demanded: bool
) -> bool:
    """Tell whether right words are enough, with the code that was typed beside them."""
    totp = totp_of(actor, identity.person_id)
    if totp is not None:
        return spend_code(actor, identity, totp, typed)
    return not (demanded and passkeys_of(actor, identity.person_id))


def set_up_codes(
    actor: Actor, account: Account, identity: vault.Identity, secret: bytes, step: int
) -> TotpSecret:
    """Keep the secret, sealed under its owner's seed. The code that showed it works is used up."""
    if totp_of(actor, account.id) is not None:
        raise Conflict(ALREADY)
    row_id, now = new_id(), clock.now()
    box = vault.seal_own(identity, PURPOSE, row_id, secret)
    totp = TotpSecret(id=row_id, account_id=account.id, box=box, created_at=now)
    db.session.add_all([totp, FactorUse(factor_id=row_id, last=step, used_at=now)])
    audit.record(actor, Deed.CODES_SET_UP, on=totp)
    return totp
