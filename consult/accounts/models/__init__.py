"""What the house keeps of a person and of her sittings. Nothing here opens anything by itself."""

from consult.accounts.models.arrivals import Arrival, ArrivalState, DutyProposal
from consult.accounts.models.factors import FactorUse, Passkey, SpentChallenge, TotpSecret
from consult.accounts.models.losses import IdentityCheck, Loss, LossEnd, LossReason
from consult.accounts.models.people import (
    Account,
    AccountDuty,
    AccountStatus,
    Language,
    Theme,
)
from consult.accounts.models.sittings import KnownDevice, LoginBudget, LoginSession
from consult.accounts.models.sso import SsoLink, SsoSitting

__all__ = [
    "Account",
    "AccountDuty",
    "AccountStatus",
    "Arrival",
    "ArrivalState",
    "DutyProposal",
    "FactorUse",
    "IdentityCheck",
    "KnownDevice",
    "Language",
    "LoginBudget",
    "LoginSession",
    "Loss",
    "LossEnd",
    "LossReason",
    "Passkey",
    "SpentChallenge",
    "SsoLink",
    "SsoSitting",
    "Theme",
    "TotpSecret",
]
