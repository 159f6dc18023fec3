"""Which language a line is written in, told by its small words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consult.privacy.lexicon import listed
from consult.privacy.wording import words_of

FINNISH, SWEDISH, ENGLISH, SAMI = "fi", "sv", "en", "se"
_LANGUAGES = (FINNISH, SWEDISH, ENGLISH, SAMI)
LEAST_HITS = 2
_SAMI_LETTERS = re.compile(r"[đŋŧǯʒ]|(?:[áčšž]\w*){2}")


def language_of(words: Iterable[str], otherwise: str = FINNISH) -> str:
    """Tell the language of a line by its words in small letters; `otherwise` when they do not."""
    hits = dict.fromkeys(_LANGUAGES, 0)
    lists = [(language, listed(f"small_{language}")) for language in _LANGUAGES]
    for word in words:
        for language, small in lists:
            hits[language] += word in small
        hits[SAMI] += _SAMI_LETTERS.search(word) is not None
    best = max(_LANGUAGES, key=lambda language: hits[language])  # Finnish where they are even
    alone = hits[best] == sum(hits.values()) > 0
    return best if alone or hits[best] >= LEAST_HITS else otherwise


_MAY_BE_SAMI = re.compile(r"[áđŋŧǯʒčšž]|\b(?:lea|leat|eai|ahte|muhto)\b")


def speaks_sami(text: str) -> bool:
    """Tell whether a line of a text is Sámi."""
    for line in text.split("\n"):
        if _MAY_BE_SAMI.search(line):
            said = (word.text for word in words_of(line))
            if language_of(said) == SAMI:
                return True
    return False
