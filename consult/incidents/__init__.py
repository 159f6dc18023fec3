"""Alarms, and what is done about them: who looked at what, whom to tell by when, and the end."""

from collections import OrderedDict
from datetime import date, datetime
from uuid import UUID

from consult.foundation.settings import Settings

CASES_PER_HOUR = 15
_most_cases: int = CASES_PER_HOUR

read_here: OrderedDict[UUID, dict[UUID, datetime]] = OrderedDict()
"""In which cases each person has read through this process, and when last: no page pays for a
question to the log until the number is suspicious. Several processes are added up each minute."""
rang_on: dict[UUID, date] = {}
"""On which day a bell last rang about somebody's reading, as far as this process knows: it rings
once a day, so no later page of that day has to ask the log."""


def configure(settings: Settings) -> None:
    """Take the number of cases that nobody opens in an hour without being asked why.

    What was read before is forgotten: it was read in another house.
    """
    global _most_cases
    _most_cases = settings.cases_per_hour
    read_here.clear()
    rang_on.clear()


def most_cases() -> int:
    """Return how many cases somebody may open in an hour before a bell rings."""
    return _most_cases
