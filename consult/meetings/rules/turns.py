"""Whose turn it is for a slot: the more urgent first, then who has waited longest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from consult.foundation.words import Worded

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Carried:
    """What is carried by an item, as far as giving it a time needs to know."""

    code: str
    urgency: Worded | None
    rank: int
    """The greater, the more urgent."""
    since: datetime
    """When it was asked for."""
    private: bool = False
    """Between two people alone: nobody else learns who they are."""
    people: tuple[str, ...] = ()
    """Who is told when its time changes."""
    asked_again: tuple[str, ...] = ()
    """Who of them had said yes, and is asked anew."""
    guests: tuple[str, ...] = ()
    """Whose pass ends, and who needs a new one."""


def in_turn(items: Iterable[T], carried: Callable[[T], Carried | None]) -> list[T]:
    """Order items by whose turn it is: the more urgent first, then who has waited longest.

    What nothing is known of comes last, in the order given.
    """

    def turn(item: T) -> tuple[bool, int, float]:
        known = carried(item)
        if known is None:
            return True, 0, 0.0
        return False, -known.rank, known.since.timestamp()

    return sorted(items, key=turn)


def hand_out(turn: Iterable[T], free: Iterable[tuple[S, int]]) -> list[tuple[T, S | None]]:
    """Give each, in turn, the first place that has room; None for whom there is none left."""
    places = (place for place, room in free for _ in range(room))
    return [(one, next(places, None)) for one in turn]
