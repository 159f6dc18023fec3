"""Days of emergencies and stand-ins. The house's own defaults, not the law's."""

from datetime import date, datetime, timedelta

EMERGENCY_HOURS = 3
"""So long a case stays open after a deputy's press."""
PENDING_HOURS = 1
"""So long a first deputy's word waits for the second one's press."""
TOLD_DAYS = 14
"""So long the circle sees on the case's page that it was opened."""
SATURDAY = 5


def emergency_ends(opened_at: datetime) -> datetime:
    """Return when an emergency opening is over."""
    return opened_at + timedelta(hours=EMERGENCY_HOURS)


def next_working_day(day: date) -> date:
    """Return the next day on which somebody can be asked: Monday after a Friday."""
    following = day + timedelta(days=1)
    while following.weekday() >= SATURDAY:
        following += timedelta(days=1)
    return following


def tidy_code(typed: str) -> str:
    """Write a code as it is stored, however it was read out: `vaahtera kuikka 417`."""
    parts = typed.replace("-", " ").replace("–", " ").split()
    return "-".join(part.capitalize() for part in parts)
