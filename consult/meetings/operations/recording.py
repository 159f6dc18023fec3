"""What all writing at a table has in common: while nothing is recorded, nothing is taken."""

from datetime import datetime

from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemPhase
from consult.meetings.queries.notes import running_phase

NOT_OPEN = Words(
    "Kirjata voi, kun asia on avattu.",
    "Man kan anteckna när punkten är öppen.",
    "One can write while the item is open.",
)
NOT_RECORDED = Words(
    "Tässä vaiheessa ei kirjata mitään.",
    "I den här fasen antecknas ingenting.",
    "In this phase nothing is written down.",
)


def expect_recording(
    actor: Actor, item: Item, phase: ItemPhase | None = None, *, at: datetime | None = None
) -> None:
    """Refuse to write anything down of a private phase, or while one runs.

    Whichever phase is named, nothing is taken while a private one runs; `at` is when it was
    written, where that was before.

    Raises:
        NotSaved: of that phase nothing may be kept.

    """
    running = running_phase(actor, item)
    since = running.running_since if running is not None else None
    if at is not None and since is not None and at < since:
        running = None
    if any(one is not None and not one.may_be_recorded for one in (phase, running)):
        raise NotSaved(NOT_RECORDED)
