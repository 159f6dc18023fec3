"""Business ids: 1234567-1, FI12345671. A wrong check digit makes it likely instead of certain."""

import re
from collections.abc import Iterator

from stdnum.fi import ytunnus

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_SHAPE = re.compile(r"(?<![\w.,-])(?:(\d{6,7}) ?- ?(\d)|FI ?(\d{7})-?(\d))(?![\w-])")


def find_business_ids(text: str) -> Iterator[Sighting]:
    """Find business ids and the VAT numbers made of them."""
    for match in _SHAPE.finditer(text):
        body, check = (match[1], match[2]) if match[1] else (match[3], match[4])
        certain = ytunnus.is_valid(f"{body:0>7}-{check}")
        yield Sighting(match.start(), match.end(), FindingKind.BUSINESS_ID, certain)
