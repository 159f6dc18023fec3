"""The weights of the signs, and the sum that decides.

A sum above `STRICTNESS` names somebody. The first round weighs a word with its neighbours; the
second adds what the first said of the neighbours and of the same name elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from consult.privacy.naming.signs import (
    LISTED_WITHIN,
    NOBODY,
    RATHER_A_WORD,
    Candidate,
    candidates_of,
    second_signs,
)
from consult.privacy.wording import Word

FILE = Path(__file__).with_name("weights.txt")
STRICTNESS = 0.0
LARGE = 99.0
LISTED_WEIGHS = 3.0
"""What a listed name weighs that Voikko knows only as a word (Oksana: on a branch)."""
_NAMED_AFTER = ("one after scores 2", "one after scores 3", "one after scores 4")
START = "start"


@cache
def weights() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Read the weights of both rounds."""
    rounds: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            which, weight, sign = line.split("\t")
            rounds[int(which) - 1][sign] = float(weight)
    return rounds


def weigh(signs: Iterable[str], table: Mapping[str, float]) -> float:
    """Add the weights of some signs; one without a weight says nothing."""
    return table.get(START, 0.0) + sum(table.get(sign, 0.0) for sign in signs)


def judged(text: str, words: list[Word]) -> list[Candidate]:
    """Return the words that may be names, each with its final score."""
    first, second = weights()
    candidates = candidates_of(text, words)
    for candidate in candidates:
        candidate.score = weigh(candidate.signs, first)
    added = second_signs(candidates, words)
    for candidate, signs in zip(candidates, added, strict=True):
        candidate.signs += signs
    for candidate in candidates:
        candidate.score = weigh(candidate.signs, second)
        if LISTED_WITHIN in candidate.signs and candidate.look.kinds == "C":
            candidate.score += LISTED_WEIGHS
        nobody = NOBODY in candidate.signs and not _is_also_a_name(candidate)
        if nobody or (RATHER_A_WORD in candidate.signs and not _is_first_of_two(candidate)):
            candidate.score = -LARGE
    return candidates


def _is_first_of_two(candidate: Candidate) -> bool:
    """Tell whether what could be a name as well stands before a sure one: Lumi Virtanen."""
    return candidate.look.kinds != "C" and any(sign in candidate.signs for sign in _NAMED_AFTER)


def _is_also_a_name(candidate: Candidate) -> bool:
    """Tell whether a word of our own lists is a name as well: Wilma, but not Wilmassa."""
    look = candidate.look
    named = "F" in look.kinds or "S" in look.kinds or "listed" in look.signs
    return named and not {"case inner", "hyphen, small"} & set(look.signs)
