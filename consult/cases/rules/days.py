"""Days of emergencies and stand-ins. The house's own defaults, not the law's."""

from datetime import date, datetime, timedelta

from dateutil.easter import easter

EMERGENCY_HOURS = 3
"""So long a case stays open after a deputy's press."""
PENDING_HOURS = 1
"""So long a first deputy's word waits for the second one's press."""
TOLD_DAYS = 14
"""So long the circle sees on the case's page that it was opened."""
SATURDAY = 5
FIXED_HOLIDAYS = frozenset({(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)})
"""Month and day of the Finnish days off that stand in the calendar, Christmas Eve among them."""
FROM_EASTER = (-2, 1, 39)
"""Good Friday, Easter Monday, Ascension Day: days after Easter. The others are Sundays."""
MIDSUMMER_EVE = (date(2000, 6, 19), date(2000, 6, 25))
"""The Friday between these two days of a year."""


def emergency_ends(opened_at: datetime) -> datetime:
    """Return when an emergency opening is over."""
    return opened_at + timedelta(hours=EMERGENCY_HOURS)


def next_working_day(day: date) -> date:
    """Return the next day on which somebody can be asked: Monday after a Friday, in Finland."""
    following = day + timedelta(days=1)
    while is_day_off(following):
        following += timedelta(days=1)
    return following


def is_day_off(day: date) -> bool:
    """Tell whether offices in Finland are closed that day."""
    since_easter = (day - easter(day.year)).days
    first, last = (one.replace(year=day.year) for one in MIDSUMMER_EVE)
    return (
        day.weekday() >= SATURDAY
        or (day.month, day.day) in FIXED_HOLIDAYS
        or since_easter in FROM_EASTER
        or (day.weekday() == SATURDAY - 1 and first <= day <= last)
    )


def tidy_code(typed: str) -> str:
    """Write a code as it is stored, however it was read out: `vaahtera kuikka 417`."""
    parts = typed.replace("-", " ").replace("–", " ").split()
    return "-".join(part.capitalize() for part in parts)
