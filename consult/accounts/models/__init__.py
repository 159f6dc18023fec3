"""What the house keeps of a person and of her sittings. Nothing here opens anything by itself."""

from consult.accounts.models.people import Account, AccountDuty, AccountStatus, Language, Theme
from consult.accounts.models.sittings import KnownDevice, LoginBudget, LoginSession

__all__ = [
    "Account",
    "AccountDuty",
    "AccountStatus",
    "KnownDevice",
    "Language",
    "LoginBudget",
    "LoginSession",
    "Theme",
]
