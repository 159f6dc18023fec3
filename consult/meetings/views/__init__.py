"""Pages of meetings and of their items."""

from consult.meetings.views import (
    agenda,
    exceptions,
    items,
    meetings,
    notes,
    preparation,
    roster,
    series,
)
from consult.meetings.views.blueprint import bp

__all__ = [
    "agenda",
    "bp",
    "exceptions",
    "items",
    "meetings",
    "notes",
    "preparation",
    "roster",
    "series",
]
