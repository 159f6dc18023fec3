"""The pure part of meetings: slots and the soft clock, rhythms and their days."""

from consult.meetings.rules.agenda import (
    LONGEST_MEETING,
    LONGEST_PHASE,
    MOST_PHASES,
    MOST_SLOTS,
    Marked,
    PhaseWords,
    SoftClock,
    at_local,
    first_free,
    in_wished_order,
    mark_of,
    stepped,
)

__all__ = [
    "LONGEST_MEETING",
    "LONGEST_PHASE",
    "MOST_PHASES",
    "MOST_SLOTS",
    "Marked",
    "PhaseWords",
    "SoftClock",
    "at_local",
    "first_free",
    "in_wished_order",
    "mark_of",
    "stepped",
]
