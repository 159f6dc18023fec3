"""What all writing at a table has in common: while nothing is recorded, nothing is taken."""

from datetime import datetime

from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemPhase
from consult.meetings.queries.items import phases_of
from consult.meetings.rules.live import is_private

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


THEN_NOT_RECORDED = Words(
    "Silloin, kun tämä kirjoitettiin, oli menossa vaihe, josta ei kirjata mitään. "
    "Tallenna uudelleen, jos tämä ei ole siitä: se kirjautuu nyt käynnissä olevaan vaiheeseen.",
    "När det här skrevs pågick en fas av vilken ingenting antecknas. Spara på nytt om det här "
    "inte gäller den: då hamnar det i fasen som pågår nu.",
    "When this was written, a phase was running of which nothing is written down. Save again if "
    "this is not of it: it then goes into the phase that runs now.",
)


class WrittenInPrivate(NotSaved):
    """It says of itself that it was written while a private phase ran."""


def expect_recording(
    actor: Actor, item: Item, phase: ItemPhase | None = None, *, at: datetime | None = None
) -> None:
    """Refuse to write anything down of a private phase, or while one runs.

    Whichever phase is named, and whenever it says it was written, nothing is taken while a
    private one runs. `at` is when it was written, where that was before.

    Raises:
        NotSaved: of that phase nothing may be kept.
        WrittenInPrivate: it was written in one.

    """
    phases = phases_of(actor, item)
    running = next((one for one in phases if one.is_running), None)
    if any(one is not None and not one.may_be_recorded for one in (phase, running)):
        raise NotSaved(NOT_RECORDED)
    if at is not None and is_private(at, [one.run for one in phases if one.run]):
        raise WrittenInPrivate(THEN_NOT_RECORDED)
