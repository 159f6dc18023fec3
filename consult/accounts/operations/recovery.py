"""The printed recovery code: a new one counts once part of it was typed back."""

from consult import audit, vault
from consult.accounts.models import Account
from consult.accounts.queries.factors import slot_of
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id


def put_recovery_code(actor: Actor, account: Account, seed_slot: bytes) -> None:
    """Put a new code's slot in the old one's place. It was typed back: it counts from now on."""
    old = slot_of(actor, account.id, vault.SlotKind.RECOVERY_CODE)
    if old is None:
        old = vault.KeySlot(
            id=new_id(), person_id=account.id, kind=vault.SlotKind.RECOVERY_CODE, blob=seed_slot
        )
        db.session.add(old)
    old.blob, old.created_at = seed_slot, clock.now()
    account.recovery_tested_at = clock.now()
    audit.record(actor, Deed.RECOVERY_CODE_CHANGED, on=account)


def recovery_code_opens(actor: Actor, account: Account, code: str) -> bool:
    """Tell whether this is her recovery code, and remember that she has shown it."""
    slot = slot_of(actor, account.id, vault.SlotKind.RECOVERY_CODE)
    if slot is None or vault.open_recovery_slot(account.id, slot.blob, code) is None:
        return False
    account.recovery_tested_at = clock.now()
    audit.record(actor, Deed.RECOVERY_CODE_TESTED, on=account)
    return True
