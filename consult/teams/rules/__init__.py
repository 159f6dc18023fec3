"""The pure part of teams: in which order seats are shown, and what hinders a booking."""

from consult.teams.rules.booking import (
    DAY_HOURS,
    LONGEST_NOTICE,
    MOST_ITEMS,
    MOST_SECTORS,
    AskedBy,
    BookingRule,
    Bounds,
    before_the_meeting,
    hindering,
    notice_of,
    sentence_of,
    too_few_sectors,
)
from consult.teams.rules.seats import order_of_seats

__all__ = [
    "DAY_HOURS",
    "LONGEST_NOTICE",
    "MOST_ITEMS",
    "MOST_SECTORS",
    "AskedBy",
    "BookingRule",
    "Bounds",
    "before_the_meeting",
    "hindering",
    "notice_of",
    "order_of_seats",
    "sentence_of",
    "too_few_sectors",
]
