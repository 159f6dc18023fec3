"""Initials instead of a name: *M.K.*, *M:n äiti*, *tapasin M. kotona*. All likely.

The first letters of the alphabet and X, Y, N stand for anybody (*perhe A*), and are let pass.
"""

import re
from collections.abc import Iterator

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_BIG = "A-ZÅÄÖ"
_SOMEBODY = "E-MO-WÅÄÖZ"
_CASES = "(?:n|a|ä|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|s)"
_SEVERAL = re.compile(
    rf"(?<![\w.-])[{_BIG}]\. ?[{_BIG}]\.(?: ?[{_BIG}]\.)?(?::{_CASES})?(?![\w-])"
    rf"|(?<![\w.-])[{_BIG}]\. ?[{_BIG}]:{_CASES}(?!\w)"
)
_SINGLE = re.compile(
    rf"(?<![\w.:/-])[{_SOMEBODY}]:{_CASES}(?!\w)"
    rf"|(?<=[a-zåäö,] )[{_SOMEBODY}]\.(?= [a-zåäö]{{2}})"
)
_OF_SOMETHING = re.compile(
    r"(?:\b(?:vitamiini\w*|luokka|luokan|rappu|rapun|hepatiitti\w*|kirja\w*|kohta|kohdan|ryhmä\w*"
    r"|perhe\w*|henkilö\w*|vaihtoehto\w*|lapsi|äiti|isä|tyyppi\w*|malli\w*|osa|liite|koko|merkki)"
    r"|\d) $",
    re.IGNORECASE,
)


def find_initials(text: str) -> Iterator[Sighting]:
    """Find initials that stand for somebody."""
    for pattern in (_SEVERAL, _SINGLE):
        for match in pattern.finditer(text):
            if not _OF_SOMETHING.search(text[max(0, match.start() - 24) : match.start()]):
                yield Sighting(match.start(), match.end(), FindingKind.INITIALS, certain=False)
