"""The pages of handing over, taking over and leaving."""

from consult.handovers.views import goodbyes, lists, lost, offers, panels
from consult.handovers.views.blueprint import bp

__all__ = ["bp", "goodbyes", "lists", "lost", "offers", "panels"]
