"""Bank accounts as IBAN. A Finnish one that does not add up is likely."""

import re
from collections.abc import Iterator

from stdnum import iban

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_START = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){10,30}", re.IGNORECASE)
_FINNISH = re.compile(r"FI\d{2}(?: ?\d){13,15}(?![^\W_])", re.IGNORECASE)


def find_bank_accounts(text: str) -> Iterator[Sighting]:
    """Find account numbers; what follows one within the same line is left out."""
    for match in _START.finditer(text):
        if end := _valid_length(match[0]):
            yield Sighting(match.start(), match.start() + end, FindingKind.BANK_ACCOUNT, True)
        elif finnish := _FINNISH.match(text, match.start()):
            yield Sighting(match.start(), finnish.end(), FindingKind.BANK_ACCOUNT, certain=False)


def _valid_length(candidate: str) -> int:
    """Return how much of the candidate, up to a space or its end, is a valid account; or 0."""
    ends = [len(candidate), *(i for i, char in enumerate(candidate) if char == " ")]
    for end in sorted(ends, reverse=True):
        compact = candidate[:end].replace(" ", "").upper()
        if _adds_up(compact) and iban.is_valid(compact):
            return end
    return 0


def _adds_up(compact: str) -> bool:
    """Check modulo 97 first, which is far cheaper than looking up the country."""
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1
