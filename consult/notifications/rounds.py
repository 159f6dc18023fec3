"""What is told because a day has come, not because somebody did something.

A package says at import what it looks for; the worker asks each every few minutes. Whoever is
asked tells with a mark (`once`), so that nobody is told twice.

    @on_rounds
    def remind_of_tomorrow(actor: Actor) -> None: ...
"""

import logging
from collections.abc import Callable

from sqlalchemy.exc import IntegrityError

from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import transaction

Rounder = Callable[[Actor], None]
FIRST_HOUR, LAST_HOUR = 8, 20
"""Nobody is reminded at night."""

ROUNDERS: dict[str, Rounder] = {}
log = logging.getLogger("consult.outbox")


def on_rounds(rounder: Rounder) -> Rounder:
    """Have `rounder` asked on each round."""
    ROUNDERS[f"{rounder.__module__}.{rounder.__qualname__}"] = rounder
    return rounder


def go_round() -> None:
    """Ask each what is to be told today, in a transaction of its own."""
    if not FIRST_HOUR <= clock.local(clock.now()).hour < LAST_HOUR:
        return
    for name, rounder in ROUNDERS.items():
        try:
            with transaction():
                rounder(SYSTEM)
        except IntegrityError:  # another worker was faster; the next round finds it told
            log.info("told by another worker", extra={"kind": name})
