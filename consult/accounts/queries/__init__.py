"""Reading of accounts, their duties and their sittings."""

from consult.accounts.queries.entering import (
    budget_of,
    known_device,
    passphrase_slot,
    sitting_with,
)
from consult.accounts.queries.people import (
    account_with_email,
    accounts_with,
    accounts_with_emails,
    actor_of,
    addressee_of,
    as_actor,
    directory,
    duties_of,
    everybody,
    find_account,
    names_of,
    own_account,
)

__all__ = [
    "account_with_email",
    "accounts_with",
    "accounts_with_emails",
    "actor_of",
    "addressee_of",
    "as_actor",
    "budget_of",
    "directory",
    "duties_of",
    "everybody",
    "find_account",
    "known_device",
    "names_of",
    "own_account",
    "passphrase_slot",
    "sitting_with",
]
