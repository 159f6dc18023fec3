"""What a name and a passphrase may be, and how long wrong tries make one wait."""

import math
import secrets
import unicodedata
from datetime import timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

WORDS_FILE = Path(__file__).parent / "passphrase_words.txt"
WORDS_IN_A_PASSPHRASE = 5
LONGEST_PASSPHRASE = 256
"""In characters, as typed. What is longer is nobody's passphrase and costs no work."""

FREE_TRIES = 10
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)
LAST_TRY = 100
"""After so many wrong tries in a row only a known device lets its person in."""


@cache
def passphrase_words() -> tuple[str, ...]:
    """Return the words passphrases are made of: plain ones that hurt nobody in this field."""
    lines = WORDS_FILE.read_text(encoding="utf-8").splitlines()
    return tuple(word for word in lines if word and not word.startswith("#"))


def entropy_bits() -> float:
    """Return how many bits a drawn passphrase has, counted from the list that is used."""
    return WORDS_IN_A_PASSPHRASE * math.log2(len(passphrase_words()))


def draw_passphrase() -> str:
    """Draw a new passphrase."""
    words = passphrase_words()
    return "-".join(secrets.choice(words) for _ in range(WORDS_IN_A_PASSPHRASE))


def is_hopeless(typed: str) -> bool:
    """Tell whether what was typed can be no passphrase, so that no work is spent on it."""
    return not typed.strip() or "\0" in typed or len(typed) > LONGEST_PASSPHRASE


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
