"""Passphrases: always drawn, never thought up; drawn again until they please."""

import math
import secrets
from functools import cache
from importlib.resources import files

WORDS = 5
LEAST_BITS = 60


@cache
def words() -> tuple[str, ...]:
    """Return the words that passphrases are made of."""
    text = files(__package__).joinpath("words.txt").read_text(encoding="utf-8")
    return tuple(text.split())


def bits(count: int = WORDS) -> float:
    """Return how many bits a guesser faces who knows the list and the number of words."""
    return count * math.log2(len(words()))


def new_passphrase() -> str:
    """Draw a passphrase of at least sixty bits."""
    listed = words()
    return "-".join(secrets.choice(listed) for _ in range(WORDS))
