"""How a pass is named, how long it lasts, and how often one may mistype. The house's own rules."""

import secrets
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from consult.foundation import clock

OPENS_DAYS_BEFORE = 14
"""So many days before the meeting a pass begins to open anything."""
ENDS_DAYS_AFTER = 7
"""So many whole days after the meeting it ends by itself."""
MOST_TRIES = 5
"""Wrong codes in a row; after them only a new pass helps. The code has eight digits."""


def new_code() -> str:
    """Draw the eight digits that are said on the telephone."""
    return f"{secrets.randbelow(10**8):08d}"


def spoken(code: str) -> str:
    """Write a code as it is read out: in two groups of four."""
    return f"{code[:4]} {code[4:]}"


def typed(code: str) -> str:
    """Read a code as it is meant: digits only, however they were grouped."""
    return "".join(one for one in code if one.isascii() and one.isdigit())


def token_hash(token: bytes) -> bytes:
    """Return what the house keeps of a token."""
    return sha256(b"pass-link" + token).digest()


def opens_at(meeting: datetime) -> datetime:
    """Return when a pass to a meeting begins to open anything."""
    return _midnight(clock.local(meeting).date() - timedelta(days=OPENS_DAYS_BEFORE))


def ends_at(meeting: datetime) -> datetime:
    """Return when a pass to a meeting ends: at the end of its last day."""
    return _midnight(clock.local(meeting).date() + timedelta(days=ENDS_DAYS_AFTER + 1))


def _midnight(day: date) -> datetime:
    return clock.from_local(datetime.combine(day, time.min))
