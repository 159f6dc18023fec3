"""The pseudonym guard, codes, and the cleaning of rendered notes."""

from consult.privacy.cleaning import render_note, render_page
from consult.privacy.codes import draw_code
from consult.privacy.guard import (
    Finding,
    Review,
    ReviewedText,
    Unfit,
    overruled_in,
    review,
    reviewed,
)
from consult.privacy.kinds import FindingKind

__all__ = [
    "Finding",
    "FindingKind",
    "Review",
    "ReviewedText",
    "Unfit",
    "draw_code",
    "overruled_in",
    "render_note",
    "render_page",
    "review",
    "reviewed",
]
