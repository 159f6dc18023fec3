"""Places that are no persons: the house's own lists, and the countries and cities of CLDR."""

from functools import cache

from babel import Locale

from consult.foundation.words import LANGUAGES
from consult.privacy.lexicon import listed


@cache
def known_places() -> frozenset[str]:
    """Return the base forms of towns, countries and languages, in small letters."""
    names = set(listed("towns") | listed("small_municipalities") | listed("regions"))
    for language in LANGUAGES:
        locale = Locale(language)
        names |= {name.casefold() for name in locale.territories.values()}
        zones = locale.time_zones.values()
        names |= {zone["city"].casefold() for zone in zones if isinstance(zone.get("city"), str)}
    return frozenset(names)
