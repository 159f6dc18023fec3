"""What a change of a series does to each meeting that stands: kept, changed, new, or gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from consult.foundation.words import Words

SAME_WEEK = 6
"""A meeting is moved to a day at most so far away; farther away it is another meeting."""


class Own(StrEnum):
    """What was changed for one meeting alone, and survives a change of its series."""

    TIME = "time"
    SLOTS = "slots"
    WHERE = "where"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Shape:
    """All of a meeting that a series decides."""

    starts_at: datetime
    ends_at: datetime
    slots: int
    slot_minutes: int | None
    where: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A meeting as the rhythm wants it; one that is not held is shown, with why."""

    on: date
    day: date
    shape: Shape
    held: bool = True
    why: Words | None = None
    moved: bool = False
    """Somebody holds it on another day than the rhythm would, or though it would not."""
    struck: bool = False
    """Somebody struck a day that the rhythm would have."""


@dataclass(frozen=True, slots=True)
class Stands:
    """A meeting as it stands: its day in the rhythm, what was changed for it alone, its items."""

    id: UUID
    on: date
    day: date
    shape: Shape
    own: frozenset[Own] = frozenset()
    items: int = 0
    highest: int = 0
    """The highest slot that is given."""


class Kind(StrEnum):
    """What becomes of one meeting."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    STAYS = "stays"
    """Out of the rhythm now, but it was moved on its own, and stays where it was moved."""
    GOES = "goes"
    DECIDE = "decide"
    """Out of the rhythm now, and there are items on it: somebody decides."""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one meeting, and what it is then."""

    kind: Kind
    stands: Stands | None
    on: date
    shape: Shape
    """As it will be; of one that goes, as it is."""

    @property
    def differs(self) -> frozenset[Own]:
        """Tell what changes of a meeting that stands."""
        if self.stands is None:
            return frozenset()
        old, new = self.stands.shape, self.shape
        pairs = {
            Own.TIME: ((old.starts_at, old.ends_at), (new.starts_at, new.ends_at)),
            Own.SLOTS: ((old.slots, old.slot_minutes), (new.slots, new.slot_minutes)),
            Own.WHERE: (old.where, new.where),
        }
        return frozenset(what for what, (one, other) in pairs.items() if one != other)


def reconcile(stands: Sequence[Stands], wanted: Sequence[Wanted], last: date) -> list[Step]:
    """Say what becomes of each meeting, by time. Nothing with items goes by itself."""
    held = [one for one in wanted if one.held]
    pairs = _pairs(stands, held)
    met = {id(want) for want in pairs.values()}
    steps = [_met(one, pairs[one.id]) for one in stands if one.id in pairs]
    steps += left_over([one for one in stands if one.id not in pairs], last)
    steps += [Step(Kind.NEW, None, one.on, one.shape) for one in held if id(one) not in met]
    return sorted(steps, key=lambda step: step.shape.starts_at)


def left_over(stands: Sequence[Stands], last: date) -> list[Step]:
    """Say what becomes of meetings that the rhythm has no place for any more."""
    return [_left(one, last) for one in stands]


def _pairs(stands: Sequence[Stands], wanted: Sequence[Wanted]) -> dict[UUID, Wanted]:
    """Pair what stands with what is wanted: the same day of the rhythm, else the nearest near."""
    free = {want.on: want for want in wanted}
    pairs = {one.id: free.pop(one.on) for one in stands if one.on in free}
    rest = [one for one in stands if one.id not in pairs and Own.TIME not in one.own]
    for one, want in _by_distance(rest, list(free.values())):
        if one.id not in pairs and want.on in free:
            pairs[one.id] = free.pop(want.on)
    return pairs


def _by_distance(rest: Sequence[Stands], wanted: Sequence[Wanted]) -> list[tuple[Stands, Wanted]]:
    """Return who may meet whom: those with items choose first, each the nearest."""
    near = [
        (one, want) for one in rest for want in wanted if abs((want.on - one.on).days) <= SAME_WEEK
    ]
    return sorted(
        near, key=lambda pair: (not pair[0].items, abs((pair[1].on - pair[0].on).days), pair[0].on)
    )


def _met(one: Stands, want: Wanted) -> Step:
    new = want.shape
    own_time, own_slots = Own.TIME in one.own, Own.SLOTS in one.own
    shape = Shape(
        one.shape.starts_at if own_time else new.starts_at,
        one.shape.ends_at if own_time else new.ends_at,
        one.shape.slots if own_slots else max(new.slots, one.highest),
        one.shape.slot_minutes if own_slots else new.slot_minutes,
        one.shape.where if Own.WHERE in one.own else new.where,
    )
    return Step(Kind.SAME if shape == one.shape else Kind.CHANGED, one, want.on, shape)


def _left(one: Stands, last: date) -> Step:
    if Own.TIME in one.own and one.day <= last:
        return Step(Kind.STAYS, one, one.on, one.shape)
    return Step(Kind.DECIDE if one.items else Kind.GOES, one, one.on, one.shape)
