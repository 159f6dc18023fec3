"""What a name and a passphrase may be, and how long wrong tries make one wait."""

import unicodedata
from datetime import timedelta
from hashlib import sha256

LONGEST_PASSPHRASE = 256
"""In characters, as typed. What is longer is nobody's passphrase and costs no work."""

FREE_TRIES = 10
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)
LAST_TRY = 100
"""After so many wrong tries in a row only a known device lets its person in."""


def cannot_be_typed(typed: str) -> bool:
    """Tell whether there is something in it that no keyboard sends."""
    return "\0" in typed


def is_too_long(typed: str) -> bool:
    """Tell whether it is longer than any passphrase, so that no work is spent on it."""
    return len(typed) > LONGEST_PASSPHRASE


def written_email(typed: str) -> str:
    """Return an address the one way it is kept and looked up."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def name_hash(email: str) -> bytes:
    """Return what wrong tries are counted under: known and unknown names alike."""
    return sha256(b"name/1\0" + email.encode("utf-8", "surrogatepass")).digest()


def device_hash(token: str) -> bytes:
    """Return what a known device is stored and counted under."""
    return sha256(b"device/1\0" + token.encode("utf-8", "surrogatepass")).digest()


def wait_after(tries: int) -> timedelta | None:
    """Return how long to wait after so many wrong tries in a row; nothing means for good."""
    if tries < FREE_TRIES:
        return timedelta(0)
    if tries >= LAST_TRY:
        return None
    doublings: int = 2 ** min(tries - FREE_TRIES, 20)
    return min(LONGEST_WAIT, FIRST_WAIT * doublings)
