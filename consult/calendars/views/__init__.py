"""Calendar pages, the secret addresses, and what calendar programs fetch there."""

from consult.calendars.views import addresses, feeds, pages
from consult.calendars.views.blueprint import bp

__all__ = ["addresses", "bp", "feeds", "pages"]
