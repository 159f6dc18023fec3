"""Which language a line is written in, told by its small words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consult.privacy.lexicon import listed

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
    return best if hits[best] >= LEAST_HITS else otherwise
