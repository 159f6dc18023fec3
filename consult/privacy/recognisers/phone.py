"""Phone numbers, Finnish and international, judged by the phonenumbers library.

A candidate must begin with 0 or +. Dates and times begin with 0 as well (05.06.2015,
08.00-15.30), so they are told apart by their groups before the library is asked. A valid number
is certain, except a short or dotted one, which could be something else.
"""

import re
from collections.abc import Iterator

import phonenumbers

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_CANDIDATE = re.compile(
    r"(?<![^\W_])(?<!\d[.,/:-])(?:\+|\(?0)(?:[ ().\-/]{0,3}\d){5,14}(?![^\W_])(?!\d)"
)
_DATE_OR_TIME = re.compile(
    r"\d{1,2}(?:[./-] ?\d{1,2}(?:[./-] ?(?:\d{4}|\d{2}))?|[.:]\d{2})(?: ?- ?.*)?(?: .*)?"
)
LEAST_DIGITS, LEAST_SURE_DIGITS = 7, 9


def find_phones(text: str) -> Iterator[Sighting]:
    """Find phone numbers."""
    for match in _CANDIDATE.finditer(text):
        certain = _judge(match[0])
        if certain is not None:
            yield Sighting(match.start(), match.end(), FindingKind.PHONE, certain)


def _judge(candidate: str) -> bool | None:
    """Return certain, likely, or None for no phone number."""
    digits = sum(char.isdigit() for char in candidate)
    if digits < LEAST_DIGITS or candidate.startswith("000"):  # as in 400 000 - 6 000
        return None
    if candidate[0] == "0" and _DATE_OR_TIME.fullmatch(candidate):
        return None
    try:
        number = phonenumbers.parse(candidate, "FI")
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(number):
        return candidate[0] == "+" or digits >= LEAST_SURE_DIGITS
    return False if phonenumbers.is_possible_number(number) else None
