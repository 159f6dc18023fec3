"""What a person changes about her own account."""

from consult import audit, vault
from consult.accounts.models import Account, Language, Theme
from consult.accounts.operations.signing_in import Attempt, forget_tries, replace_slot
from consult.accounts.operations.sittings import end_other_sittings
from consult.audit import Deed
from consult.foundation.actor import Actor


def change_own_account(actor: Actor, account: Account, language: Language, theme: Theme) -> None:
    """Set in which language and how bright she reads the pages."""
    account.language = language
    account.theme = theme
    audit.record(actor, Deed.OWN_ACCOUNT_CHANGED, on=account)


def seal_anew(actor: Actor, attempt: Attempt, old: str, new: str) -> bytes | None:
    """Return the seed sealed under the new passphrase, if the old one is right. Slow, pure."""
    if not attempt.allowed or attempt.account_id is None or attempt.slot is None:
        return None
    seed = vault.open_passphrase_slot(attempt.account_id, attempt.slot, old)
    if seed is None:
        return None
    return vault.make_passphrase_slot(attempt.account_id, seed, new, attempt.slot)


def change_passphrase(
    actor: Actor, account: Account, attempt: Attempt, new_slot: bytes, token: bytes
) -> None:
    """Put the new slot in the old one's place. All other sittings end; the keys stay the same."""
    replace_slot(actor, account, new_slot)
    forget_tries(actor, attempt)
    end_other_sittings(actor, account.id, token)
    audit.record(actor, Deed.PASSPHRASE_CHANGED, on=account)
