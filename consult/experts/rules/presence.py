"""When somebody can be asked to come: the half days of her week, and the days she is away."""

from collections.abc import Iterable, Set
from datetime import date, datetime, time, timedelta

from consult.foundation import clock
from consult.foundation.words import Worded, Words

Away = tuple[date, date]
"""The first and the last day of an absence."""


class DayPart(Worded):
    """A part of a day, on the Finnish clock."""

    MORNING = "am", "aamupäivä", "förmiddag", "morning"
    AFTERNOON = "pm", "iltapäivä", "eftermiddag", "afternoon"
    EVENING = "eve", "ilta", "kväll", "evening"


BEGINS = {DayPart.MORNING: time(0), DayPart.AFTERNOON: time(12), DayPart.EVENING: time(17)}
"""When each part begins; it lasts until the next."""
WEEKDAYS = (
    Words("Maanantai", "Måndag", "Monday"),
    Words("Tiistai", "Tisdag", "Tuesday"),
    Words("Keskiviikko", "Onsdag", "Wednesday"),
    Words("Torstai", "Torsdag", "Thursday"),
    Words("Perjantai", "Fredag", "Friday"),
)


def half_days() -> dict[str, Words]:
    """Return the parts of a working week: key and words."""
    return {
        f"{number}-{part}": Words(
            *(f"{day.say(one)}, {part.words.say(one)}" for one in ("fi", "sv", "en"))
        )
        for number, day in enumerate(WEEKDAYS, start=1)
        for part in DayPart
    }


def parts_of(starts_at: datetime, ends_at: datetime) -> set[str]:
    """Return the parts of the week that a stretch of time touches, on the Finnish clock.

    A day at the weekend is among them, though nobody can tick it: a weekly pattern says no to it.
    """
    first, last = clock.local(starts_at), clock.local(max(ends_at, starts_at))
    found, day = set(), first.date()
    while day <= last.date():
        for part, begins in BEGINS.items():
            if _touches(part, begins, day, first, last):
                found.add(f"{day.isoweekday()}-{part}")
        day += timedelta(days=1)
    return found


def is_present(
    pattern: Set[str], away: Iterable[Away], starts_at: datetime, ends_at: datetime
) -> bool:
    """Tell whether somebody can be asked for this time.

    Whoever has said nothing of her week can be asked for any time, except when she is away.
    """
    first, last = clock.local(starts_at).date(), clock.local(ends_at).date()
    if any(begins <= last and first <= ends for begins, ends in away):
        return False
    return not pattern or parts_of(starts_at, ends_at) <= pattern


def _touches(part: DayPart, begins: time, day: date, first: datetime, last: datetime) -> bool:
    order = list(BEGINS.values())
    place = order.index(begins)
    until = order[place + 1] if place + 1 < len(order) else None
    starts = first.time() if day == first.date() else time(0)
    ends = last.time() if day == last.date() else time(23, 59, 59)
    before_end = starts < until if until is not None else True
    return before_end and (ends > begins or (ends == begins == starts))
