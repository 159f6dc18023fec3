"""Pages of accounts: signing in and out, one's own account, and who there is."""

from consult.accounts.views import (  # noqa: F401 - their routes
    arrivals,
    arriving,
    availability,
    codes,
    coming_in,
    demo,
    duties,
    factors,
    first_passkey,
    losses,
    lost_passkey,
    lost_words,
    own,
    own_arrival,
    own_keys,
    people,
    recovery,
    signing,
    sittings,
    sso,
    step_up,
    touching,
    words,
)
from consult.accounts.views.blueprint import bp

__all__ = ["bp"]
