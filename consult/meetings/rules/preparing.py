"""What a prepared item still lacks: roles nobody has, sectors nobody comes from, silent phases."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Lacks:
    """What is missing at the table. It is said, and hinders nobody."""

    roles: Sequence[object]
    sectors: Sequence[str]
    silent: Sequence[int]
    """The numbers of phases in which nobody at the table has the word."""

    def __bool__(self) -> bool:
        return bool(self.roles or self.sectors or self.silent)


def missing(wanted: Iterable[R], there: Collection[R]) -> list[R]:
    """Return what is wanted and not there, each once, in the order wanted."""
    return [one for one in dict.fromkeys(wanted) if one not in there]


def silent_phases(
    turns: Iterable[Collection[R]], there: Collection[R], always: Collection[R]
) -> list[int]:
    """Return the numbers, from one, of phases of whose speakers nobody is at the table.

    `always` are roles that mean several people: somebody of these is found on the day.
    """
    known = {*there, *always}
    return [number for number, speaks in enumerate(turns, 1) if known.isdisjoint(speaks)]
