"""Pages of meetings and of their items."""

from consult.meetings.views import items, meetings, notes, preparation, roster
from consult.meetings.views.blueprint import bp

__all__ = ["bp", "items", "meetings", "notes", "preparation", "roster"]
