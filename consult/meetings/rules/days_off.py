"""Days on which nobody meets: Finnish public holidays and breaks, in three languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from consult.foundation.words import Worded, Words

SATURDAY = 5
FURTHEST_MOVE = 14
"""So many days on, a meeting that gives way to a holiday looks for a day."""


class OnHolidays(Worded):
    """What becomes of a meeting that would fall on a public holiday."""

    SKIP = "skip", "Jätetään väliin", "Hoppas över", "Left out"
    MOVE = (
        "move",
        "Siirretään seuraavaan arkipäivään",
        "Flyttas till följande vardag",
        "Moved to the next working day",
    )
    KEEP = "keep", "Pidetään silti", "Hålls ändå", "Held all the same"


@dataclass(frozen=True, slots=True)
class Break:
    """A time without meetings, both days included."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class DaysOff:
    """What a series gives way to."""

    holidays: OnHolidays = OnHolidays.SKIP
    july: bool = False
    christmas: bool = False
    breaks: tuple[Break, ...] = ()

    def pause_on(self, day: date) -> Words | None:
        """Say why nobody meets that day, if it lies in a break."""
        if self.july and day.month == 7:
            return IN_JULY
        if self.christmas and ((day.month, day.day) >= (12, 23) or (day.month, day.day) <= (1, 6)):
            return AT_CHRISTMAS
        return IN_A_BREAK if any(one.covers(day) for one in self.breaks) else None


@cache
def _holidays_of(year: int) -> dict[date, Words]:
    # Loaded when first asked for: it takes longer than all else of a start.
    import holidays

    said = [
        holidays.country_holidays("FI", years=[year], language=language)
        for language in ("fi", "sv_FI", "en_US")
    ]
    return {day: Words(*(table[day] for table in said)) for day in said[0]}


def holiday_on(day: date) -> Words | None:
    """Return what the public holiday of that day is called; the eves that close offices count."""
    return _holidays_of(day.year).get(day)


def is_free(day: date, off: DaysOff) -> bool:
    """Tell whether one may meet that day: a working day in no break."""
    return day.weekday() < SATURDAY and holiday_on(day) is None and off.pause_on(day) is None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day the rhythm gives, the day proposed for it, and why that is another one or none."""

    on: date
    day: date
    held: bool = True
    why: Words | None = None


def propose(days: Sequence[date], off: DaysOff) -> list[Occurrence]:
    """Say of each day whether it is proposed, moved or left out."""
    return [_proposed(day, off) for day in days]


def _proposed(day: date, off: DaysOff) -> Occurrence:
    pause = off.pause_on(day)
    if pause is not None:
        return Occurrence(day, day, held=False, why=pause)
    holiday = holiday_on(day)
    if holiday is None or off.holidays is OnHolidays.KEEP:
        return Occurrence(day, day, why=holiday)
    if off.holidays is OnHolidays.SKIP:
        return Occurrence(day, day, held=False, why=holiday)
    later = (day + timedelta(days=ahead) for ahead in range(1, FURTHEST_MOVE + 1))
    moved = next((one for one in later if is_free(one, off)), None)
    return Occurrence(day, moved or day, held=moved is not None, why=holiday)


IN_JULY = Words("Heinäkuun tauko", "Julipausen", "The break in July")
AT_CHRISTMAS = Words("Joulutauko", "Julpausen", "The break at Christmas")
IN_A_BREAK = Words("Tauko", "Paus", "A break")
