"""The pseudonym guard, codes, and the cleaning of rendered notes."""

from consult.privacy.case_names import CaseNames, compile_names
from consult.privacy.cleaning import render_note, render_page
from consult.privacy.codes import draw_code
from consult.privacy.guard import (
    Finding,
    OutOfOrder,
    Review,
    ReviewedText,
    Unfit,
    configure,
    overruled_in,
    review,
    reviewed,
)
from consult.privacy.inflecting import inflect_like
from consult.privacy.kinds import FindingKind

__all__ = [
    "CaseNames",
    "Finding",
    "FindingKind",
    "OutOfOrder",
    "Review",
    "ReviewedText",
    "Unfit",
    "compile_names",
    "configure",
    "draw_code",
    "inflect_like",
    "overruled_in",
    "render_note",
    "render_page",
    "review",
    "reviewed",
]
