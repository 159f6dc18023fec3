"""Alarms, and what is done about them: who looked at what, whom to tell by when, and the end."""

from consult.foundation.settings import Settings

CASES_PER_HOUR = 15
_most_cases: int = CASES_PER_HOUR


def configure(settings: Settings) -> None:
    """Take the number of cases that nobody opens in an hour without being asked why."""
    global _most_cases
    _most_cases = settings.cases_per_hour


def most_cases() -> int:
    """Return how many cases somebody may open in an hour before a bell rings."""
    return _most_cases
