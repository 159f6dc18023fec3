"""Web addresses, with or without https:// in front."""

import re
from collections.abc import Iterator

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_ADDRESS = re.compile(
    r"(?<![^\W_])(?:(?:https?|ftp)://\S{2,2000}|www\.[^\s.]\S{1,2000})", re.IGNORECASE
)
# Bare names only under endings that are no words: `koulua.Se` is a full stop without a space.
_BARE = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9åäö][a-z0-9åäö-]{0,62}\.){1,5}(?:fi|com|net|org|eu|ax|gov|edu)"
    r"(?:/\S{0,2000})?(?![\w@-])"
)
_TRAILING = ".,;:!?)]}'\"”’"


def find_web_addresses(text: str) -> Iterator[Sighting]:
    """Find web addresses; the sentence's own full stop is not part of one."""
    for pattern in (_ADDRESS, _BARE):
        for match in pattern.finditer(text):
            end = match.start() + len(match[0].rstrip(_TRAILING))
            yield Sighting(match.start(), end, FindingKind.WEB_ADDRESS, certain=True)
