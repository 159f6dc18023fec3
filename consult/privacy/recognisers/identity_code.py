"""Finnish identity codes: 131052-308T, with every century sign in force since 2023.

Certain is what has the right shape, a day that exists, a serial from 002 to 999 and the right
check character. What is one slip away from it is likely: a wrong check character, an impossible
day, a missing, doubled or foreign sign, a digit too many or too few, O for 0 and l for 1.
"""

import re
from collections.abc import Iterator
from datetime import date

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
CENTURIES = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
LEAST_SERIAL = 2

_SHAPE = re.compile(
    r"(?<!\d)(\d{6})\s{0,2}([-+YXWVUABCDEF])\s{0,2}(\d{3})[ ]?([0-9A-Z])", re.IGNORECASE
)
_LOOSE = (
    # six digits, nearly; any sign; three digits and a check character, nearly
    re.compile(
        r"(?<![^\W_])(?=(?:[OIl]?\d){4})"
        r"(?:[\dOoIl]{6} ?(?:[^\w\s]|_){1,3} ?(?=\w?\d\w?\d)[0-9A-Za-z]{3,5}"
        r"|(?:[\dOoIl]{5}|[\dOoIl]{7}) ?[^\w\s] ?(?=\w?\d\w?\d)[0-9A-Za-z]{4})(?![^\W_])"
    ),
    # a letter that is no century sign, or none, or a space
    re.compile(
        r"(?<![^\W_])(?:[\dOoIl]{6}[^\W\d_][\dOoIl]{2,4}|[\dOoIl]{5,7}[^\W\d_][\dOoIl]{3})"
        r"[0-9A-Za-z](?![^\W_])"
    ),
    re.compile(r"(?<![^\W_])\d{6} ?\d{3} ?[A-Za-z](?![^\W_])"),
    # the day written with dots, or with the whole year
    re.compile(
        r"(?<![^\W_])\d{1,2}[./ ]\d{1,2}[./ ](?:\d{4}|\d{2}) ?[-+A-FU-Ya-fu-y] ?\d{3}[0-9A-Za-z]"
        r"(?![^\W_])"
    ),
    re.compile(r"(?<![^\W_])\d{8} ?[-+A-FU-Ya-fu-y] ?\d{3}[0-9A-Za-z](?![^\W_])"),
    # letter by letter
    re.compile(r"(?<![^\W_])\d(?: \d){5} ?[-+A-FU-Ya-fu-y] ?\d(?: \d){2} [0-9A-Za-z](?![^\W_])"),
)
_NO_SIGN = re.compile(r"(?<![^\W_])(\d{6}) ?(\d{3})(\d)(?![^\W_])")


def find_identity_codes(text: str) -> Iterator[Sighting]:
    """Find identity codes, right and mistyped."""
    for match in _SHAPE.finditer(text):
        after = text[match.end() : match.end() + 1]
        if after.isdigit():
            continue  # too long to be one, or one digit too many, which the loose shapes know
        certain = not after.isalpha() and is_identity_code(*match.groups())
        yield Sighting(match.start(), match.end(), FindingKind.IDENTITY_CODE, certain)
    for pattern in _LOOSE:
        for match in pattern.finditer(text):
            yield Sighting(match.start(), match.end(), FindingKind.IDENTITY_CODE, certain=False)
    for match in _NO_SIGN.finditer(text):
        # Ten digits are many things; only a day that exists and a right check make them a code.
        if any(is_identity_code(match[1], sign, match[2], match[3]) for sign in "-A"):
            yield Sighting(match.start(), match.end(), FindingKind.IDENTITY_CODE, certain=False)


def is_identity_code(day: str, sign: str, serial: str, check: str) -> bool:
    """Tell whether the four parts make a code that may exist."""
    year = CENTURIES[sign.upper()] + int(day[4:])
    try:
        date(year, int(day[2:4]), int(day[:2]))
    except ValueError:
        return False
    right = CHECK_CHARACTERS[int(day + serial) % len(CHECK_CHARACTERS)]
    return int(serial) >= LEAST_SERIAL and check.upper() == right
