"""What all writing at a table has in common: while nothing is recorded, nothing is taken."""

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


def expect_recording(actor: Actor, item: Item, phase: ItemPhase | None = None) -> None:
    """Refuse to write anything down of a private phase; unless one is named, the one that runs.

    Raises:
        NotSaved: of that phase nothing may be kept.

    """
    phase = phase or running_phase(actor, item)
    if phase is not None and not phase.may_be_recorded:
        raise NotSaved(NOT_RECORDED)
