"""Words of a folded text, as a reader sees them: whatever stands inside one does not hide it.

Marks of Markdown within a word and a hyphen at a line's end are left out of what a word says,
and kept in where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = r"[^\W\d_]"
_JOINT = r"(?:[*_~`\\]{1,4}|['’:\-]|-\n(?=[a-zåäöšž]))"
WORD = re.compile(rf"{_LETTER}(?:{_JOINT}?{_LETTER})*")
_HIDDEN = re.compile(r"-\n|[*_~`\\]")


class Word(NamedTuple):
    """A word of a text: what it says, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[0].isupper()


def words_of(text: str) -> Iterator[Word]:
    """Return the words of a text in their order."""
    for match in WORD.finditer(text):
        said = match[0]
        if "\n" in said or not said.isalpha():
            said = _HIDDEN.sub("", said)
        yield Word(said, match.start(), match.end())


_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|[:\n•]|\s[-*]\s")
_LONGEST_PAUSE = 40
_NO_END = re.compile(
    r"(?:\b(?:esim|ent|mm|ns|s|synt|n|nk|ao|klo|tri|prof|toht|huom|vrt|ks|os|t|ts|v|jne|yms|ym|kts|"
    r"puh|tel|nro|st|dr|mr|mrs|ms|bl|t\.ex|bl\.a|jr|sr)|(?<![^\W\d_])[A-ZÅÄÖ]|\d)\.\s$",
    re.IGNORECASE,
)


def begins_sentence(text: str, start: int, before: int) -> bool:
    """Tell whether a word at `start` begins a sentence; `before` is where the last word ended."""
    if before == 0:
        return True
    between = text[before:start]
    if len(between) > _LONGEST_PAUSE:
        return True
    if not _SENTENCE_END.search(between):
        return False
    lead = text[max(0, before - 12) : before] + between
    return "\n" in between or ":" in between or not _NO_END.search(lead)
