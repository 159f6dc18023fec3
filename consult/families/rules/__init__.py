"""The pure part of families: sheets, letters, languages, and keeping two apart."""

from consult.families.rules.alphabet import sort_key
from consult.families.rules.apart import (
    MINUTES_APART,
    Kept,
    expect_good_still,
    names_code,
    same_door,
    tells_of_another,
    too_near,
)
from consult.families.rules.headings import headings, missing_in
from consult.families.rules.kinds import (
    Comes,
    Consequence,
    HandedHow,
    Matter,
    PaperLanguage,
    language_for,
)
from consult.families.rules.letter import LetterFacts, compose_letter
from consult.families.rules.sheet import Coming, SheetFacts, compose_sheet

__all__ = [
    "MINUTES_APART",
    "Comes",
    "Coming",
    "Consequence",
    "HandedHow",
    "Kept",
    "LetterFacts",
    "Matter",
    "PaperLanguage",
    "SheetFacts",
    "compose_letter",
    "compose_sheet",
    "expect_good_still",
    "headings",
    "language_for",
    "missing_in",
    "names_code",
    "same_door",
    "sort_key",
    "tells_of_another",
    "too_near",
]
