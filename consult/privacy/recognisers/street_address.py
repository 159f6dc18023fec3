"""Street addresses: a street's name with a number, a postal code with its place, a PO box.

All likely: a street's name is a word like others, and `hoitopolku 2` is no address.
"""

import re
from collections.abc import Iterator

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_CASES = "(?:n|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|a|ä)?"
_STREET = (
    rf"(?:katu|kadu|tie|kuja|polku|polu|kaari|kaare|raitti|raiti|rinne|rintee|väylä|bulevardi"
    rf"|puistikko|puistiko|aukio|penkere|penger|rantatie|laita|mutka){_CASES}"
    rf"|(?:gatan|vägen|gränden|stigen|gränd|väg|stig|esplanaden|geaidnu)"
)
_NUMBERED = re.compile(
    rf"(?<![^\W_])[^\W\d_][^\W\d_-]{{1,40}}?(?:{_STREET}) "
    r"\d{1,3}(?:-\d{1,3})?(?:[:.]\w{1,3})?"
    r"(?: ?[a-zA-Z](?![^\W\d_]))?(?: ?(?:as\.?|bst\.?)? ?\d{1,4}(?!\d))?(?![^\W_])",
    re.IGNORECASE,
)
_SPACED = re.compile(
    r"(?<![^\W_])[A-ZÅÄÖ][^\W\d_]{1,40} (?:[Kk]atu|[Tt]ie|[Kk]uja|[Pp]olku|[Kk]aari)\w{0,5}"
    r" \d{1,3}(?![^\W_])"
)
_NAMED = re.compile(
    r"(?<![^\W_])[A-ZÅÄÖ][a-zåäöšž]{2,40}(?:ka[td]u|kuja)(?:n|lla|lta|lle)?(?![^\W_])"
)
_POSTAL = re.compile(r"(?<![\w.,-])(?:FI-)?\d{5} [A-ZÅÄÖ][a-zåäöA-ZÅÄÖ]{2,40}(?![^\W_])")
_BOX = re.compile(r"(?<![^\W_])(?:PL|PB) \d{1,5}(?![^\W_])")
_PATTERNS = (_NUMBERED, _SPACED, _NAMED, _POSTAL, _BOX)
# Ways that are no streets.
_NO_STREET = re.compile(
    r"(?:hoito|palvelu|asiakas|kehitys|oppimis|koulu|kasvu|muutos|toipumis|kuntoutus)pol[ku]u\w*"
    r"|kävelyka[td]u\w*|lähtien",
    re.IGNORECASE,
)


def find_street_addresses(text: str) -> Iterator[Sighting]:
    """Find street addresses and what goes with them."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not _NO_STREET.match(match[0]):
                yield Sighting(match.start(), match.end(), FindingKind.STREET_ADDRESS, False)
