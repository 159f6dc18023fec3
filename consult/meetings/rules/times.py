"""A series as it is planned: its term, its rhythm, and the meetings that come of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from consult.foundation.words import Words
from consult.meetings.rules.agenda import LONGEST_MEETING, MOST_SLOTS
from consult.meetings.rules.changes import Shape, Wanted
from consult.meetings.rules.days_off import DaysOff, Occurrence, propose
from consult.meetings.rules.rhythm import Rule, days_of, trouble_with
from consult.meetings.rules.wall import Wall

SHORTEST = 10
"""Minutes."""
LINK_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Times:
    """When the meetings of a series are, for how many items, and what they give way to."""

    first: date
    last: date
    rule: Rule
    wall: Wall
    off: DaysOff
    slots: int
    slot_minutes: int

    @property
    def trouble(self) -> Words | None:
        """Say what keeps this from being planned, if anything does."""
        if not SHORTEST <= self.wall.minutes <= LONGEST_MEETING // timedelta(minutes=1):
            return LENGTH
        if not 1 <= self.slots <= MOST_SLOTS:
            return SLOTS
        if not 1 <= self.slot_minutes * self.slots <= self.wall.minutes:
            return ITEMS_TOO_LONG
        if any(one.last < one.first for one in self.off.breaks):
            return BREAK_ENDS_TOO_EARLY
        return trouble_with(self.rule, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody decided on one day of the rhythm: strike it, hold it, on this or that day."""

    on: date
    day: date
    held: bool


def wanted_of(
    times: Times, where: tuple[str, str], chosen: Mapping[date, Chosen] | None = None
) -> list[Wanted]:
    """Return a meeting for each day of the rhythm, as proposed or as somebody chose."""
    proposed = propose(list(days_of(times.rule, times.first, times.last)), times.off)
    return [_wanted(times, where, one, (chosen or {}).get(one.on)) for one in proposed]


def twice_on(wanted: list[Wanted]) -> date | None:
    """Return the first day on which two meetings of the series would be held."""
    days = sorted(one.day for one in wanted if one.held)
    return next((one for one, other in pairwise(days) if one == other), None)


def is_link(text: str) -> bool:
    """Tell whether this is a link to join by: https, no spaces, nothing hidden in front of it."""
    host = text.removeprefix("https://").split("/")[0]
    return (
        text.startswith("https://")
        and len(text) <= LINK_LENGTH
        and "." in host
        and "@" not in host
        and text.isascii()
        and text.isprintable()
        and not set(text) & set(' "<>\\')
    )


def _wanted(times: Times, where: tuple[str, str], one: Occurrence, said: Chosen | None) -> Wanted:
    said = said or Chosen(one.on, one.day, one.held)
    return Wanted(
        one.on,
        said.day,
        _shape(times, where, said.day),
        said.held,
        one.why,
        moved=said.held and (said.day != one.day or not one.held),
        struck=one.held and not said.held,
    )


def _shape(times: Times, where: tuple[str, str], day: date) -> Shape:
    wall = times.wall
    return Shape(wall.starts_on(day), wall.ends_on(day), times.slots, times.slot_minutes, where)


LENGTH = Words(
    "Kokous kestää vähintään 10 minuuttia ja enintään 12 tuntia.",
    "Ett möte varar minst 10 minuter och högst 12 timmar.",
    "A meeting lasts at least ten minutes and at most twelve hours.",
)
SLOTS = Words(
    "Kokouksessa on 1–12 asiapaikkaa.",
    "Ett möte har 1–12 platser för punkter.",
    "A meeting has between one and twelve slots.",
)
ITEMS_TOO_LONG = Words(
    "Asiat eivät mahdu kokoukseen: pidennä kokousta tai lyhennä asioita.",
    "Punkterna ryms inte i mötet: förläng mötet eller förkorta punkterna.",
    "The items do not fit: make the meeting longer or the items shorter.",
)
BREAK_ENDS_TOO_EARLY = Words(
    "Tauko päättyy ennen kuin se alkaa.",
    "Pausen slutar innan den börjar.",
    "A break ends before it begins.",
)
TWICE = Words(
    "Kaksi sarjan kokousta osuisi samalle päivälle. Siirrä tai poista toinen.",
    "Två av seriens möten skulle infalla samma dag. Flytta eller stryk det ena.",
    "Two meetings of the series would fall on the same day. Move or strike one of them.",
)
NO_LINK = Words(
    "Etälinkki alkaa https:// eikä siinä ole välejä. Kopioi se kokonaan.",
    "Länken börjar med https:// och har inga mellanslag. Kopiera hela länken.",
    "The link begins with https:// and has no spaces in it. Copy all of it.",
)
