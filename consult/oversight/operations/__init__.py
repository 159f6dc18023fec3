"""Reviewing the meeting log; counting who can open what."""

from consult.oversight.operations.counting import count_openers
from consult.oversight.operations.reviewing import review_meetings

__all__ = ["count_openers", "review_meetings"]
