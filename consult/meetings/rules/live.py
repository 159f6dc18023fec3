"""The pure part of holding an item: the state that pages follow, true times, gaps."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

PACE = timedelta(seconds=2)
"""So often a page that somebody looks at asks: it follows within three seconds."""
QUIET_PACE = timedelta(seconds=15)
"""So often when it is over: nothing is expected then."""

IN_TOUCH_EVERY = timedelta(seconds=20)
"""How often it is written down that somebody is in touch; each poll would cost a write."""
LONG_AWAY = timedelta(minutes=2)
"""Who comes back after so long is told from when until when nothing of hers has arrived."""
SHORTEST_GAP = timedelta(seconds=15)
"""What is shorter than this nobody notices, and the minutes do not mention it."""
MOST_GAPS = 20
"""So many breaks of one person are kept of one item: a line that is that bad needs no more."""
LONGEST_SAID = timedelta(hours=12)
"""So far back a browser's own times are believed at all."""

LANDS_WITHIN = timedelta(hours=2)
"""So long after an item was closed a note still lands that was written while it was open."""

EXTRA_MINUTES = (2, 5)
"""By so many minutes a phase is lengthened with one press."""


@dataclass(frozen=True, slots=True)
class Step:
    """One phase as pages follow it."""

    id: str
    standing: str
    minutes: int
    spent: int
    """Seconds of the runs that are over."""
    since: int | None
    """When it began to run, in milliseconds; None while it does not."""
    recorded: bool


@dataclass(frozen=True, slots=True)
class State:
    """All that a page follows. It holds no text: what has changed is asked for by the page."""

    status: str
    steps: Sequence[Step]
    shows: Sequence[str]
    mark: str
    """Another one when anything else of the item has changed."""

    @property
    def body(self) -> str:
        """Return it as it is sent."""
        said = {
            "status": self.status,
            "phases": [
                [one.id, one.standing, one.minutes, one.spent, one.since, one.recorded]
                for one in self.steps
            ],
            "shows": list(self.shows),
            "mark": self.mark,
        }
        return json.dumps(said, separators=(",", ":"))

    @property
    def tag(self) -> str:
        """Return what names this state: the same for everybody it is the same for."""
        return sha256(self.body.encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Run:
    """From when until when a phase was gone through, as far as it is known."""

    begin: datetime
    end: datetime | None
    """None while it runs."""
    recorded: bool
    unbroken: bool
    """Whether it had all of that time; one that was left and gone back to did not."""


def is_private(moment: datetime, runs: Sequence[Run]) -> bool:
    """Tell whether a moment falls into time of which nothing is kept.

    A private phase that was gone back to counts from its first beginning to its last end, but
    for what another phase is known to have had of it.
    """
    there = [one for one in runs if one.begin <= moment and (one.end is None or moment < one.end)]
    private = any(not one.recorded for one in there)
    return private and not any(one.recorded and one.unbroken for one in there)


def standings(started: Sequence[bool], running: Sequence[bool]) -> list[str]:
    """Tell where each phase stands: `now`, `done`, `skipped` or `ahead`.

    What never began and lies before the furthest that did was skipped.
    """
    furthest = max((place for place, begun in enumerate(started) if begun), default=-1)
    return [
        "now" if runs else "done" if begun else "skipped" if place < furthest else "ahead"
        for place, (begun, runs) in enumerate(zip(started, running, strict=True))
    ]


def true_time(ago: float, now: datetime, not_before: datetime) -> datetime:
    """Return when something was done that is said only now, within what can be true."""
    said = now - timedelta(seconds=min(max(0.0, ago), LONGEST_SAID.total_seconds()))
    return min(max(said, not_before), now)


def lands_late(written_at: datetime, now: datetime, closed_at: datetime | None) -> bool:
    """Tell whether a note still lands in an item that has been closed since it was written."""
    return closed_at is not None and written_at < closed_at and now - closed_at < LANDS_WITHIN


def touches(
    one: tuple[datetime, datetime], other: tuple[datetime, datetime], within: timedelta
) -> bool:
    """Tell whether two gaps overlap, or lie so close that nobody notices what is between."""
    return one[0] - within <= other[1] and other[0] - within <= one[1]


def joined(gaps: Sequence[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Return gaps in their order, those that touch each other as one."""
    found: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(gaps):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found
