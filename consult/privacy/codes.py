"""Codes of cases and consultations: `Vaahtera-Kuikka-417`, drawn at random, derived from nothing.

Two different nature words of a list written for this project and a number. Whether a code is
taken is for the caller's unique column to say; it then draws again.
"""

import re
import secrets
from functools import cache
from pathlib import Path

LEAST_NUMBER, NUMBERS = 100, 900
CODE_SHAPE = re.compile(r"[A-ZÄÖ][a-zäö]+-[A-ZÄÖ][a-zäö]+-[1-9]\d\d")

_FILE = Path(__file__).with_name("nature_words.txt")


@cache
def words() -> tuple[str, ...]:
    """Read the words that codes are made of."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def capacity() -> int:
    """Count the codes there are."""
    return len(words()) * (len(words()) - 1) * NUMBERS


def draw_code() -> str:
    """Draw a code."""
    first = secrets.choice(words())
    second = secrets.choice([word for word in words() if word != first])
    return f"{first}-{second}-{LEAST_NUMBER + secrets.randbelow(NUMBERS)}"
