"""Identity codes in every form in force, and all the ways of writing one with a slip."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from random import Random

from consult.privacy.recognisers.identity_code import (
    CENTURIES,
    CHECK_CHARACTERS,
    LEAST_SERIAL,
    is_identity_code,
)

_FOREIGN_SIGNS = "GHJKMNPQRSTZ/_*:"
_MOST_SERIAL = 999
_DIGITS = (0, 1, 2, 3, 4, 5, 7, 8, 9)


def valid_codes(drawn: Random) -> Iterator[str]:
    """Draw a code for each century sign, and one of the serials that are nobody's."""
    for sign, century in CENTURIES.items():
        for least in (LEAST_SERIAL, 900):
            year = century + drawn.randrange(100)
            month = drawn.randint(1, 12)
            day = drawn.randint(1, calendar.monthrange(year, month)[1])
            serial = drawn.randint(least, _MOST_SERIAL)
            yield _code(f"{day:02}{month:02}{year % 100:02}", sign, f"{serial:03}")


def near_misses(drawn: Random, good: str) -> Iterator[str]:
    """Return what this code becomes by one slip of each kind, leaving out what is a code again."""
    at = drawn.choice(_DIGITS)
    wrong = drawn.choice([char for char in CHECK_CHARACTERS if char != good[10]])
    for near in (
        good[:10] + wrong,
        good[:6] + drawn.choice(_FOREIGN_SIGNS) + good[7:],
        good[:6] + good[7:],
        good[:6] + "--" + good[7:],
        good[:at] + good[at + 1 :],
        good[: at + 1] + good[at:],
        _code("32" + good[2:6], good[6], good[7:10]),
        _code("3002" + good[4:6], good[6], good[7:10]),
        _code(good[:6], good[6], "001"),
    ):
        if not _is_a_code(near):
            yield near


def _code(day: str, sign: str, serial: str) -> str:
    return f"{day}{sign}{serial}{CHECK_CHARACTERS[int(day + serial) % len(CHECK_CHARACTERS)]}"


def _is_a_code(text: str) -> bool:
    whole = len(text) == 11 and text[:6].isdigit() and text[7:10].isdigit()
    return (
        whole and text[6] in CENTURIES and is_identity_code(text[:6], text[6], text[7:10], text[10])
    )
