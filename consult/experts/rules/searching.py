"""Looking for help by need: which fields, ways of working and languages a word means."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consult.experts.rules.fields import Entry, field_entries, method_entries
from consult.foundation.languages import SPOKEN
from consult.foundation.words import Words

SHORTEST = 2
"""A single letter is no word to look for."""
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Meant:
    """What one word of a search may mean, beside what people have written themselves."""

    word: str
    fields: frozenset[str]
    methods: frozenset[str]
    languages: frozenset[str]
    sectors: frozenset[str]


def folded(text: str) -> str:
    """Return a text as it is compared: small letters, one form of each."""
    return unicodedata.normalize("NFC", text).casefold()


def words_of(text: str) -> list[str]:
    """Return the words of a search, at most a handful, each once."""
    found = (part.strip(".,;:!?()\"'”") for part in folded(text).split())
    real = (one for one in found if len(one) >= SHORTEST and one.isprintable())
    return list(dict.fromkeys(real))[:MOST_WORDS]


def meant_by(word: str, sectors: Mapping[str, Words]) -> Meant:
    """Say what a word means: in any of the three languages, or as the beginning of a need."""
    languages = {one.value: one.words for one in SPOKEN}
    return Meant(
        word=word,
        fields=frozenset(_entries(word, field_entries())),
        methods=frozenset(_entries(word, method_entries())),
        languages=frozenset(key for key, words in languages.items() if _names(word, words)),
        sectors=frozenset(key for key, words in sectors.items() if _names(word, words)),
    )


def _entries(word: str, entries: Mapping[str, Entry]) -> Iterable[str]:
    return (
        key
        for key, entry in entries.items()
        if _names(word, entry.words) or word.startswith(entry.needs)
    )


def _names(word: str, words: Words) -> bool:
    """Tell whether a word stands in a name; a short one only where a word of it begins."""
    return any(
        word in part if len(word) > 3 else part.startswith(word)
        for name in (words.fi, words.sv, words.en)
        for part in folded(name).replace("(", " ").replace(",", " ").split()
    )
