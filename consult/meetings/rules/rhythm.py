"""When a team meets: the days a rhythm gives, one after another."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from consult.foundation.words import Worded, Words

MOST_DATES = 160
"""Three years of weeks."""
WEEK = timedelta(days=7)


class Rhythm(Worded):
    """How often."""

    WEEKLY = "weekly", "Joka viikko", "Varje vecka", "Every week"
    TWO_WEEKLY = "two-weekly", "Joka toinen viikko", "Varannan vecka", "Every other week"
    MONTHLY = (
        "monthly",
        "Kuukausittain samana päivänä",
        "Varje månad samma dag",
        "Every month on the same day",
    )
    NTH_WEEKDAY = (
        "nth-weekday",
        "Kuukauden tiettynä viikonpäivänä",
        "En viss veckodag i månaden",
        "On a certain weekday of the month",
    )
    BY_HAND = "by-hand", "Päivät luetellaan itse", "Dagarna räknas upp", "On days listed by hand"


class Nth(Worded):
    """Which of a month's weekdays."""

    FIRST = "first", "Ensimmäinen", "Första", "First"
    SECOND = "second", "Toinen", "Andra", "Second"
    THIRD = "third", "Kolmas", "Tredje", "Third"
    FOURTH = "fourth", "Neljäs", "Fjärde", "Fourth"
    FIFTH = "fifth", "Viides", "Femte", "Fifth"
    LAST = "last", "Viimeinen", "Sista", "Last"


class Weekday(Worded):
    """A day of the week, in its order."""

    MONDAY = "monday", "maanantai", "måndag", "Monday"
    TUESDAY = "tuesday", "tiistai", "tisdag", "Tuesday"
    WEDNESDAY = "wednesday", "keskiviikko", "onsdag", "Wednesday"
    THURSDAY = "thursday", "torstai", "torsdag", "Thursday"
    FRIDAY = "friday", "perjantai", "fredag", "Friday"
    SATURDAY = "saturday", "lauantai", "lördag", "Saturday"
    SUNDAY = "sunday", "sunnuntai", "söndag", "Sunday"

    @classmethod
    def on(cls, day: date) -> "Weekday":
        """Return the weekday of a day."""
        return list(cls)[day.weekday()]

    @property
    def number(self) -> int:
        """Return its place in the week, Monday being 0."""
        return list(Weekday).index(self)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rhythm, counted from a day on."""

    rhythm: Rhythm
    anchor: date
    """Weeks are counted from here, and a month's day is this one's."""
    weekday: Weekday | None = None
    """The anchor's where none is said."""
    nth: Nth = Nth.FIRST
    by_hand: tuple[date, ...] = ()

    @property
    def on(self) -> Weekday:
        """Return the weekday it falls on."""
        return self.weekday or Weekday.on(self.anchor)


def days_of(rule: Rule, first: date, last: date) -> Iterator[date]:
    """Yield the days the rule gives, from the first to the last day of the term."""
    if rule.rhythm is Rhythm.BY_HAND:
        yield from sorted({day for day in rule.by_hand if first <= day <= last})
    elif rule.rhythm in (Rhythm.WEEKLY, Rhythm.TWO_WEEKLY):
        yield from _weekly(rule, first, last)
    else:
        yield from (day for _month, day in _monthly(rule, first, last) if day is not None)


def months_without(rule: Rule, first: date, last: date) -> list[date]:
    """Return the first of each month that has no such day: no 29th, no fifth Friday."""
    if rule.rhythm not in (Rhythm.MONTHLY, Rhythm.NTH_WEEKDAY):
        return []
    return [month for month, day in _monthly(rule, first, last) if day is None]


def said(rule: Rule) -> Words:
    """Say a rule in a few words."""
    on, nth, day = rule.on.words, rule.nth.words, rule.anchor.day
    if rule.rhythm is Rhythm.NTH_WEEKDAY:
        return Words(
            f"Kuukauden {nth.fi.lower()} {on.fi}",
            f"{nth.sv} {on.sv}en i månaden",
            f"The {nth.en.lower()} {on.en} of the month",
        )
    if rule.rhythm is Rhythm.MONTHLY:
        return Words(
            f"Joka kuun {day}. päivä", f"Den {day} i varje månad", f"On day {day} of each month"
        )
    how = rule.rhythm.words
    if rule.rhythm is Rhythm.BY_HAND:
        return how
    return Words(f"{how.fi}, {on.fi}", f"{how.sv}, {on.sv}", f"{how.en}, {on.en}")


def no_day_in(month: date) -> Words:
    """Say that a month lacks the day, and so has no meeting."""
    which = f"{month.month}/{month.year}"
    return Words(
        f"Kuussa {which} ei ole tätä päivää, joten silloin ei ole kokousta.",
        f"I månaden {which} finns inte den här dagen, så då är det inget möte.",
        f"There is no such day in {which}, so there is no meeting then.",
    )


def trouble_with(rule: Rule, first: date, last: date) -> Words | None:
    """Say what keeps a rule from being planned over a term, if anything does."""
    if last < first:
        return ENDS_TOO_EARLY
    days = list(islice(days_of(rule, first, last), MOST_DATES + 1))
    if len(days) > MOST_DATES:
        return TOO_MANY
    return None if days else NO_DAY


def _weekly(rule: Rule, first: date, last: date) -> Iterator[date]:
    step = WEEK if rule.rhythm is Rhythm.WEEKLY else 2 * WEEK
    day = rule.anchor + timedelta(days=(rule.on.number - rule.anchor.weekday()) % 7)
    day += step * -((day - first) // step) if day < first else timedelta()
    while day <= last:
        yield day
        day += step


def _monthly(rule: Rule, first: date, last: date) -> Iterator[tuple[date, date | None]]:
    month = first.replace(day=1)
    while month <= last:
        day = _day_in(rule, month)
        if day is None:
            yield month, None
        elif first <= day <= last:
            yield month, day
        month = (month + timedelta(days=31)).replace(day=1)


def _day_in(rule: Rule, month: date) -> date | None:
    length = monthrange(month.year, month.month)[1]
    if rule.rhythm is Rhythm.MONTHLY:
        return month.replace(day=rule.anchor.day) if rule.anchor.day <= length else None
    earliest = 1 + (rule.on.number - month.weekday()) % 7
    those = range(earliest, length + 1, 7)
    if rule.nth is Nth.LAST:
        return month.replace(day=those[-1])
    place = list(Nth).index(rule.nth)
    return month.replace(day=those[place]) if place < len(those) else None


ENDS_TOO_EARLY = Words(
    "Kausi päättyy ennen kuin se alkaa.",
    "Perioden slutar innan den börjar.",
    "The term ends before it begins.",
)
TOO_MANY = Words(
    f"Tästä tulisi yli {MOST_DATES} kokousta. Lyhennä kautta tai harvenna rytmiä; sarjaa voi "
    "jatkaa myöhemmin.",
    f"Det här skulle bli fler än {MOST_DATES} möten. Förkorta perioden eller glesa ut rytmen; "
    "serien kan förlängas senare.",
    f"This would be more than {MOST_DATES} meetings. Make the term shorter or the rhythm slower; "
    "a series can go on later.",
)
NO_DAY = Words(
    "Tälle kaudelle ei osu yhtään päivää. Tarkista rytmi ja päivät.",
    "Ingen dag infaller under perioden. Kontrollera rytmen och dagarna.",
    "No day falls into this term. Look at the rhythm and the days again.",
)
