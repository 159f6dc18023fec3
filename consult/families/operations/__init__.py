"""Every change to a family's papers and to what it permits."""

from consult.families.operations.papers import (
    LetterTexts,
    SheetTexts,
    hand_over_letter,
    write_letter,
    write_sheet,
)
from consult.families.operations.permitting import Said, end_open_seats, write_answer_down

__all__ = [
    "LetterTexts",
    "Said",
    "SheetTexts",
    "end_open_seats",
    "hand_over_letter",
    "write_answer_down",
    "write_letter",
    "write_sheet",
]
