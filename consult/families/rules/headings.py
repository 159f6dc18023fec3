"""The fixed words of sheets and letters, read from `headings.toml`.

Finnish, Swedish and English are whole. For the Sámi languages a heading stands there only where it
is known from a public source; where it is missing the Finnish one is taken.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from consult.families.rules.kinds import PaperLanguage
from consult.foundation.words import LANGUAGES

FILE = Path(__file__).with_name("headings.toml")


def headings(language: PaperLanguage) -> Mapping[str, str]:
    """Return every fixed word in a language."""
    return {key: words.get(language.value, words["fi"]) for key, words in _all().items()}


def missing_in(language: PaperLanguage) -> frozenset[str]:
    """Return which headings stand in Finnish, because nobody has said them in this language yet."""
    return frozenset(key for key, words in _all().items() if language.value not in words)


def read(text: str) -> dict[str, dict[str, str]]:
    """Read the file.

    Raises:
        ValueError: a text is missing, or a language is unknown.

    """
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    known = {one.value for one in PaperLanguage}
    for key, words in found.items():
        if lacking := set(LANGUAGES) - {one for one, said in words.items() if said.strip()}:
            raise ValueError(f"{key}: missing in {sorted(lacking)}")
        if unknown := set(words) - known:
            raise ValueError(f"{key}: unknown language {sorted(unknown)}")
    return found


@cache
def _all() -> dict[str, dict[str, str]]:
    return read(FILE.read_text(encoding="utf-8"))
