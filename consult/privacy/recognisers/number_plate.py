"""Number plates: ABC-123, and ABC 123 written with a space. All likely."""

import re
from collections.abc import Iterator

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_PLATE = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖ]{2,3}-\d{1,3}|[a-zåäö]{3}-\d{3}|[A-ZÅÄÖ]{3} ?\d{3})(?![\w-])(?! ?§)"
)
# Classifications and acts look like plates.
_NO_PLATE = frozenset({"ICD", "DSM", "LSL", "SHL", "HE", "EU", "YK", "ISO", "WHO", "CE", "UN"})


def find_number_plates(text: str) -> Iterator[Sighting]:
    """Find number plates."""
    for match in _PLATE.finditer(text):
        if match[0].rstrip("0123456789").rstrip(" -") not in _NO_PLATE:
            yield Sighting(match.start(), match.end(), FindingKind.NUMBER_PLATE, certain=False)
