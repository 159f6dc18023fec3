"""In which order things wait. Pure, so that it can be argued about at the breakfast table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

CARDS = {
    "emergencies": "desk/_emergencies.html",
    "handovers": "desk/_handovers.html",
    "erasures": "desk/_erasures.html",
    "coming-back": "desk/_coming_back.html",
    "replies": "desk/_replies.html",
    "invitations": "desk/_invitations.html",
    "polls": "desk/_polls.html",
    "minutes": "desk/_minutes.html",
    "led": "desk/_led.html",
    "actions": "desk/_actions.html",
    "hypotheses": "desk/_hypotheses.html",
    "newcomers": "desk/_newcomers.html",
    "boards": "desk/_boards.html",
    "answers": "desk/_answers.html",
    "unnoted": "desk/_unnoted.html",
    "drafts": "desk/_drafts.html",
    "oversight": "desk/_oversight.html",
    "paper": "desk/_paper.html",
    "mail": "desk/_mail.html",
    "upkeep": "desk/_upkeep.html",
}
"""What can wait, the most urgent first: somebody else waiting comes before one's own work."""


ONE_PRESS = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Waits:
    """One kind of thing that waits: how many, and whether one of them is late."""

    kind: str
    count: int
    late: bool = False


def in_order(waiting: Iterable[Waits]) -> list[Waits]:
    """Leave out what is empty; what is late goes first, then the order of `CARDS`."""
    places = {kind: place for place, kind in enumerate(CARDS)}
    there = [one for one in waiting if one.count]
    return sorted(there, key=lambda one: (not one.late, places[one.kind]))


def missing(invitations: Iterable[tuple[datetime, bool]]) -> int:
    """Count who left a panel with nobody proposed in the place since.

    Each invitation is given as when it was proposed, and whether its person is gone. Those
    proposed in one press make the panel; whoever is proposed later takes a place.
    """
    rows = list(invitations)
    first = min((proposed for proposed, _gone in rows), default=None)
    if first is None:
        return 0
    later = sum(proposed > first + ONE_PRESS for proposed, _gone in rows)
    return max(0, sum(gone for _proposed, gone in rows) - later)


def card_of(waits: Waits) -> str:
    """Return the template that shows this kind."""
    return CARDS[waits.kind]
