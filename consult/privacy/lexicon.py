"""The house's own word lists: data with their sources, one file each in `words/`."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from consult.privacy import voikko
from consult.privacy.voikko import Reading

_FOLDER = Path(__file__).with_name("words")
NAME_KINDS = frozenset({voikko.GIVEN_NAME, voikko.SURNAME, voikko.PLACE, voikko.OTHER_NAME})


@cache
def listed(name: str) -> frozenset[str]:
    """Read a list: words apart by spaces, in small letters; an underscore stands for a space."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(word.replace("_", " ").casefold() for word in words)


LEAST_LETTERS = 3
_CASES = (
    *("lla", "lle", "lta", "llä", "ltä", "ssa", "sta", "ssä", "stä", "ksi", "tta", "ttä", "ta"),
    *("tä", "na", "nä", "n", "a", "ä", "s", "'s", "’s", ":n", "nkin", "kin", "llekin", "ko", "kö"),
    *("an", "en", "in", "on", "un", "yn", "än", "ön", ""),
)
_ENDINGS = frozenset({*_CASES, *(f"i{ending}" for ending in _CASES)})
_LONGEST_ENDING = max(map(len, _ENDINGS))


def is_form(word: str, names: frozenset[str]) -> bool:
    """Tell whether a word is one of a list, or a form of one that only adds an ending."""
    small = word.casefold()
    least = max(LEAST_LETTERS, len(small) - _LONGEST_ENDING)
    return any(
        small[:at] in names and small[at:] in _ENDINGS for at in range(len(small), least - 1, -1)
    )


def is_plain_word(readings: Iterable[Reading]) -> bool:
    """Tell whether one of the readings is a word like others: no name, and not a rare word."""
    read = tuple(readings)
    surname = any(reading.kind == voikko.SURNAME for reading in read)
    return any(
        reading.kind not in NAME_KINDS and not _is_rare(reading, surname=surname)
        for reading in read
    )


def _is_rare(reading: Reading, *, surname: bool) -> bool:
    """Tell whether hardly anybody writes this word: mäkinen, koskinen, and the listed ones."""
    if surname and reading.kind == "laatusana" and reading.base.endswith("nen"):
        return True
    return reading.base in listed("rare_words")
