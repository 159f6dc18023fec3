"""The pseudonym guard, codes, and the cleaning of rendered notes."""

from consult.privacy.cleaning import render_note
from consult.privacy.codes import draw_code
from consult.privacy.guard import Finding, Review, ReviewedText, Unfit, review, reviewed
from consult.privacy.kinds import FindingKind

__all__ = [
    "Finding",
    "FindingKind",
    "Review",
    "ReviewedText",
    "Unfit",
    "draw_code",
    "render_note",
    "review",
    "reviewed",
]
