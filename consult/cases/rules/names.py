"""Real names as they are typed, one on a line. Pure."""

import re
import unicodedata

LONGEST, MOST = 80, 40
_APART = re.compile(r"[\n,;]+")


def names_in(typed: str) -> list[str]:
    """Return the names of a text, each once: apart by lines, commas or semicolons."""
    said = (" ".join(each.split()) for each in _APART.split(unicodedata.normalize("NFC", typed)))
    return list(dict.fromkeys(each for each in said if each))


def are_too_many(names: list[str]) -> bool:
    """Tell whether these are more, or longer, than one person's names can be."""
    return len(names) > MOST or any(len(each) > LONGEST for each in names)
