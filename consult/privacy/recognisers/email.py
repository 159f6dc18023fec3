"""E-mail addresses, also with (at) for @, which is likely."""

import re
from collections.abc import Iterator

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

# The bounded look to the left starts at a word's edge, so that a long run is not tried again
# from each of its letters.
_ADDRESS = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64}(?P<at>@| ?[(\[{] ?(?:at|ät|miu|ät-merkki) ?[)\]}] ?)"
    r"(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,24}",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Sighting]:
    """Find e-mail addresses."""
    for match in _ADDRESS.finditer(text):
        yield Sighting(match.start(), match.end(), FindingKind.EMAIL, match["at"] == "@")
