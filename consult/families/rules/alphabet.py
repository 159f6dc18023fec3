"""Putting names and labels in order where Sámi letters stand among Finnish ones.

Databases sort by code points or by whatever locale a machine happens to have. A key made here is
the same everywhere: á after a, č after c, đ after d, and å, ä, ö at the end, as in Finnish.
"""

import unicodedata

LETTERS = "aáâbcčdʒǯđeéfgǧǥhiíjkǩlmnŋoóõpqrsštŧuúvwxyzžåäæöø"
_PLACE = {letter: number for number, letter in enumerate(LETTERS)}
_UNHEARD = frozenset("ʹˈ'’\u00ad")
"""Marks of softness and stress: they stand between letters and do not order words."""


def sort_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return what a text is ordered by; digits by their size, before the letters."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return (*_pieces(letters), (len(LETTERS) + 2, text))


def _pieces(letters: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    number = ""
    for char in letters:
        if char.isdecimal():
            number += char
            continue
        if number:
            found.append(_size(number))
            number = ""
        if char not in _UNHEARD:
            found.append((_PLACE.get(char, len(LETTERS)) + 1, char))
    return [*found, _size(number)] if number else found


def _size(number: str) -> tuple[int, str]:
    return 0, number.lstrip("0").rjust(20, "0")
