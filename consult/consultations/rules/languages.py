"""In which languages a consultation is held, and when it needs an interpreter."""

from collections.abc import Iterable

from consult.foundation.languages import ServiceLanguage
from consult.foundation.words import Worded

LONGER_BY = 30
"""With an interpreter everything said is said twice, while reading and thinking take as long as
before: half of the usual hour more. A default of ours, to be changed on the page."""


class Disqualified(Worded):
    """Whether an interpreter is disqualified: kin, a friend, an own part in the matter."""

    UNKNOWN = "unknown", "Ei vielä selvitetty", "Inte utrett ännu", "Not found out yet"
    NO = "no", "Selvitetty: ei esteellinen", "Utrett: inte jävig", "Found out: not disqualified"
    YES = "yes", "Esteellinen: etsitään toinen", "Jävig: en annan söks", "Disqualified"


class Accepts(Worded):
    """Whether the family accepts this interpreter."""

    NOT_ASKED = "not-asked", "Ei vielä kysytty", "Inte frågat ännu", "Not asked yet"
    YES = "yes", "Perhe hyväksyy tulkin", "Familjen godkänner tolken", "The family accepts her"
    NO = (
        "no",
        "Perhe ei hyväksy: etsitään toinen",
        "Familjen godkänner inte: en annan söks",
        "The family does not: another one is looked for",
    )


def languages_beside_finnish(wanted: Iterable[ServiceLanguage]) -> tuple[ServiceLanguage, ...]:
    """Return the languages of the clients that not everybody in the house works in, each once."""
    return tuple(one for one in dict.fromkeys(wanted) if one is not ServiceLanguage.FINNISH)
