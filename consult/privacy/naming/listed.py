"""Names of the house's own lists, in any form."""

from functools import cache

from consult.privacy.lexicon import is_form, listed


@cache
def _names() -> frozenset[str]:
    return listed("given_fi") | listed("given_other") | listed("surnames_other")


def is_listed_name(word: str) -> bool:
    """Tell whether a word is a listed name or a form of one; of a double name each part counts."""
    *first, last = word.casefold().split("-")
    return all(part in _names() for part in first) and is_form(last, _names())
