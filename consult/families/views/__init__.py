"""The pages of a family's papers."""

from consult.families.views import letters, overview, permitting, sheets
from consult.families.views.blueprint import bp

__all__ = ["bp", "letters", "overview", "permitting", "sheets"]
