"""What a person changes about her own account."""

from uuid import UUID

from consult import audit, vault
from consult.accounts.models import Account, Language, Theme
from consult.accounts.operations.signing_in import add_words, replace_slot
from consult.accounts.operations.sittings import end_other_sittings
from consult.accounts.queries import passphrase_slot
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.notifications import Reminders


def change_own_account(
    actor: Actor, account: Account, language: Language, theme: Theme, reminders: Reminders
) -> None:
    """Set in which language and how bright she reads the pages, and how much reminds her."""
    account.language = language
    account.theme = theme
    account.reminders = reminders
    audit.record(actor, Deed.OWN_ACCOUNT_CHANGED, on=account)


def seal_anew(actor: Actor, identity: vault.Identity, old: bytes, words: str) -> bytes:
    """Return her seed sealed under new words. Slow: never call it within a transaction."""

    def make(person: UUID, seed: bytes, passphrase: str) -> bytes:
        return vault.make_passphrase_slot(person, seed, passphrase, old)

    return identity.new_slot(make, words)


def change_passphrase(actor: Actor, account: Account, new_slot: bytes, token: bytes) -> None:
    """Put the new slot in the old one's place, or add it where there were no words.

    All other sittings end; the keys stay the same.
    """
    if passphrase_slot(actor, account.id) is None:
        add_words(actor, account, new_slot)
    else:
        replace_slot(actor, account, new_slot)
    end_other_sittings(actor, account.id, token)
    audit.record(actor, Deed.PASSPHRASE_CHANGED, on=account)
