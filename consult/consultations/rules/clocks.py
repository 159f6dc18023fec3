"""How long things may wait or stay open. The house's own defaults, not the law's."""

from datetime import date, datetime, timedelta

STRIKING_DAYS = 3
"""So long the asker has the panel to herself before the coordinator may send without her word."""
DOOR_OPEN_DAYS = 14
"""So long after the meeting an expert still reads what she took part in; then the door closes."""
ANSWER_DAYS = 3
"""After so long without an answer an invited expert is reminded."""
READING_DAYS = 3
"""So long before the meeting those who come are reminded of what is to be read."""
CLOSING_SOON = timedelta(days=1)
"""So long before booking closes those who may book are told of a free time."""
RECENT_DAYS = 92
"""What counts as the last months when the load of an expert is told."""


def panel_free_on(proposed: date, held: date) -> date | None:
    """Return the day from which the coordinator may send the invitations by herself.

    Never later than the day before the meeting: an expert has to have a chance to come. None
    where that leaves the asker no day to look at the panel: then she is asked by phone.
    """
    free_on = min(proposed + timedelta(days=STRIKING_DAYS), held - timedelta(days=1))
    return free_on if free_on > proposed else None


def door_closes_at(met_at: datetime) -> datetime:
    """Return when an expert's key ends by itself, counted from the meeting or its opening."""
    return met_at + timedelta(days=DOOR_OPEN_DAYS)


def days_waited(asked_at: datetime, now: datetime) -> int:
    """Count the whole days a request has waited."""
    return max(0, (now - asked_at).days)
