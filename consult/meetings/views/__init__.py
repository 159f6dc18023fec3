"""Pages of meetings and of their items."""

from consult.meetings.views import (
    agenda,
    cards,
    exceptions,
    items,
    live,
    meetings,
    notes,
    own_formats,
    preparation,
    roster,
    series,
    structures,
)
from consult.meetings.views.blueprint import bp

__all__ = [
    "agenda",
    "bp",
    "cards",
    "exceptions",
    "items",
    "live",
    "meetings",
    "notes",
    "own_formats",
    "preparation",
    "roster",
    "series",
    "structures",
]
