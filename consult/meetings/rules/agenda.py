"""The pure part of an agenda: slots, orders, minutes, and the soft clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TypeVar

from consult.foundation import clock

T = TypeVar("T")

LONGEST_MEETING = timedelta(hours=12)
MOST_SLOTS = 12
MOST_PHASES = 30
LONGEST_PHASE = 240


def first_free(taken: Iterable[int | None], slots: int) -> int | None:
    """Return the lowest slot nobody has, or None when all are given."""
    given = set(taken)
    return next((slot for slot in range(1, slots + 1) if slot not in given), None)


def at_local(day: date, wall: time) -> datetime:
    """Read a day and a time on a Finnish wall as a moment."""
    return clock.from_local(datetime.combine(day, wall))


def in_wished_order(rows: Sequence[tuple[int | None, T]]) -> list[T]:
    """Order rows by the number typed beside each, as one expects of "make this the third".

    What has no number goes last, in the order given.
    """

    def place(numbered: tuple[int, tuple[int | None, T]]) -> tuple[int, int, int]:
        here, (wished, _row) = numbered
        wanted = len(rows) + 1 if wished is None else wished
        # Coming from below it goes before the row that has the number, from above after it.
        return wanted, (wanted > here) - (wanted < here), here

    return [row for _here, (_wished, row) in sorted(enumerate(rows, 1), key=place)]


def stepped(order: Sequence[T], row: T, step: int) -> list[T]:
    """Return the order with `row` moved `step` places, staying within."""
    rest = list(order)
    here = rest.index(row)
    rest.insert(max(0, min(len(rest) - 1, here + step)), rest.pop(here))
    return rest


def put_in(text: str, line: str) -> str:
    """Return a text with one more line, unless it stands there already."""
    lines = text.splitlines()
    return text if line in lines else "\n".join([*lines, line])


def mark_of(values: Iterable[object]) -> str:
    """Return a short mark that is another one when any of the values is.

    A page that shows several rows carries it, and so notices that somebody changed one of them.
    """
    return sha256("|".join(map(str, values)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SoftClock:
    """How a phase or an item stands against its minutes. It never locks anybody out."""

    minutes: int
    spent: timedelta

    @property
    def spent_minutes(self) -> int:
        """Return the full minutes spent."""
        return int(self.spent.total_seconds() // 60)

    @property
    def over_minutes(self) -> int:
        """Return by how many full minutes the plan is exceeded."""
        return max(0, self.spent_minutes - self.minutes)

    @property
    def left_minutes(self) -> int:
        """Return how many minutes are left, begun ones counted."""
        return max(0, self.minutes - self.spent_minutes)

    @property
    def is_over(self) -> bool:
        """Tell whether more time went than was planned."""
        return self.spent > timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Marked:
    """What a form is given as its `obj`, so that it notices a change of several rows."""

    version: str


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """What a phase is called and what it asks, in the reader's language."""

    title: str
    purpose: str
    prompt: str
