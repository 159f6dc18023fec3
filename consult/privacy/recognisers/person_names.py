"""Names of people, in any form: first names, surnames, both together, with what stands between.

In Finnish the signs of each word are weighed (`naming`). Where signs are missing – a line in
capitals throughout or without any, Swedish, English, no Voikko – plainer rules stand in.
In Sámi nothing is looked for: half strength, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consult.privacy import voikko
from consult.privacy.kinds import FindingKind
from consult.privacy.languages import FINNISH, SAMI, language_of
from consult.privacy.naming import plain_rules
from consult.privacy.naming.weighing import STRICTNESS, judged
from consult.privacy.recognisers.sighting import Sighting
from consult.privacy.wording import Word, words_of

LONGEST_GAP = 3
MOST_WEIGHED = 30_000
"""Words. A longer text is no note; it is read by the plainer rules, so that it never takes long."""
_CODE_END = re.compile(r"-\d{3}(?!\d)")
"""Codes of cases are made of nature words: Vaahtera-Kuikka-417."""
_GAP = re.compile(r"[ .*_'’\"”“»«-]{0,3}")
_ROMAN = re.compile(r"[IVX]{1,5}(?::\w{1,4})?")
_PARTICLES = frozenset(("von", "af", "de", "van", "der", "di", "da", "al", "el", "bin", "la", "le"))


def find_person_names(text: str, strictness: float = STRICTNESS) -> Iterator[Sighting]:
    """Find what may name somebody; a higher strictness finds less."""
    words = list(words_of(text))
    if not words:
        return
    whole = language_of(word.text for word in words)
    weighed = voikko.is_there() and len(words) <= MOST_WEIGHED
    named: set[int] = set()
    finnish: list[tuple[int, int]] = []
    for first, last in _lines(text, words):
        line = words[first:last]
        language = language_of((word.text for word in line), whole)
        if language == SAMI:
            continue
        if weighed and language == FINNISH and not plain_rules.is_monotonous(line):
            finnish.append((first, last))
        else:
            named.update(first + at for at in plain_rules.names_in(text, line, language))
    named.update(_weighed(text, words, finnish, strictness))
    named -= {at for at, word in enumerate(words) if _CODE_END.match(text, word.end)}
    yield from _joined(text, words, named)


def _weighed(
    text: str, words: Sequence[Word], lines: Sequence[tuple[int, int]], strictness: float
) -> Iterator[int]:
    """Weigh all Finnish lines together: a name once found is found again."""
    places = [at for first, last in lines for at in range(first, last)]
    for candidate in judged(text, [words[at] for at in places]):
        if candidate.score > strictness:
            yield places[candidate.at]


def _lines(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or "\n" in text[words[at - 1].end : words[at].start]:
            yield first, at
            first = at


def _joined(text: str, words: Sequence[Word], named: set[int]) -> Iterator[Sighting]:
    """Make one finding of words that stand side by side, and take initials and particles along."""
    start = -1
    for at, word in enumerate(words):
        if at not in named and not _belongs(text, words, named, at):
            continue
        start = word.start if start < 0 else start
        follows = at + 1 < len(words) and (at + 1 in named or _belongs(text, words, named, at + 1))
        if not (follows and _close(text, word, words[at + 1])):
            yield Sighting(start, word.end, FindingKind.PERSON_NAME, certain=False)
            start = -1


def _belongs(text: str, words: Sequence[Word], named: set[int], at: int) -> bool:
    """Tell whether a word is an initial or a particle of the name after it, or its number."""
    word = words[at]
    if at - 1 in named and _ROMAN.fullmatch(word.text) and _close(text, words[at - 1], word):
        return True  # Kustaa II Aadolf
    if at + 1 not in named or not _close(text, word, words[at + 1]):
        return False
    return (len(word.text) == 1 and word.is_capitalised) or word.text.lower() in _PARTICLES


def _close(text: str, one: Word, other: Word) -> bool:
    gap = other.start - one.end
    between = text[one.end : other.start]
    if "." in between and len(one.text) > 1:
        return False
    return gap <= LONGEST_GAP and _GAP.fullmatch(between) is not None
