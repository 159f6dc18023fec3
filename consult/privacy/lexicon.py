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


def is_plain_word(readings: Iterable[Reading]) -> bool:
    """Tell whether one of the readings is a word like others: no name, and not a rare word."""
    return any(reading.kind not in NAME_KINDS and not _is_rare(reading) for reading in readings)


def _is_rare(reading: Reading) -> bool:
    rare = reading.base.endswith("nen") and reading.kind == "laatusana"  # mäkinen, koskinen
    return rare or reading.base in listed("rare_words")
