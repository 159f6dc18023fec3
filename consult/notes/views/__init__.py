"""The pages of notes."""

from consult.notes.views import mistakes, notes
from consult.notes.views.blueprint import bp

__all__ = ["bp", "mistakes", "notes"]
