"""A passkey made on the way in that opens nothing by itself: it waits in the browser for the words.

Thrown away it would stay in her device and be offered at every sign-in, and be refused each time.
"""

from dataclasses import dataclass
from uuid import UUID

from flask import session

from consult.accounts.operations import FirstPasskey, Made
from consult.accounts.views.asking import sealed, unsealed
from consult.accounts.views.door import HALF_AN_HOUR, AtTheDoor

KEPT = "first-passkey"
"""In the browser's own session, sealed: it is public, but nobody else's goes in with it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A passkey that waits, and for which account it was made."""

    account_id: UUID
    passkey: FirstPasskey


def keep_passkey(door: AtTheDoor, account_id: UUID, made: Made, name: str) -> None:
    """Keep what says who she is until she has words, too."""
    told = [str(door.arrival.id), account_id.hex, made.credential_id.hex(), made.public_key.hex()]
    session[KEPT] = sealed(KEPT, [*told, str(made.count), name])


def kept_passkey(door: AtTheDoor) -> Kept | None:
    """Return the passkey this newcomer has made in this browser, if one waits for her words."""
    told = unsealed(KEPT, session.get(KEPT, ""), int(HALF_AN_HOUR.total_seconds()))
    if told is None or told[0] != str(door.arrival.id):
        return None
    account_id, name = UUID(hex=told[1]), told[5]
    if door.arrival.account_id not in (None, account_id):
        return None
    made = Made(bytes.fromhex(told[2]), bytes.fromhex(told[3]), int(told[4]))
    return Kept(account_id, FirstPasskey(made, name))
