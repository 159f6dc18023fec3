"""Going through the phases of an item: onwards, back, longer. The clock is soft; nothing locks.

What was pressed while there was no connection is said later with its own time, and lands there.
"""

from collections.abc import Sequence
from datetime import datetime

from consult import audit
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemPhase
from consult.meetings.queries import hold_item, phases_of
from consult.meetings.rules import LONGEST_PHASE
from consult.meetings.rules.live import true_time


def start_phase(actor: Actor, item: Item, phase: ItemPhase, *, ago: float = 0) -> None:
    """Go to a phase, onwards or back: it runs from now on, and no other does.

    `ago` is how many seconds ago it was pressed: more than none where there was no connection.

    Raises:
        NotSaved: the item is not open.

    """
    hold_item(actor, item)
    if not item.is_open:
        raise NotSaved(_NOT_OPEN)
    if phase.is_running:
        return
    others = phases_of(actor, item)
    at = true_time(ago, clock.now(), _latest_word(item, others))
    for other in others:
        end_running(actor, other, at=at)
    phase.started_at = phase.started_at or at
    phase.running_since = at
    phase.ended_at = None
    late = int((clock.now() - at).total_seconds())
    audit.record(actor, Deed.PHASE_STARTED, on=phase, item=item.id, ago=late)


def end_running(actor: Actor, phase: ItemPhase, *, at: datetime | None = None) -> None:
    """Stop a phase's clock, if it runs."""
    if phase.running_since is None:
        return
    end = max(at or clock.now(), phase.running_since)
    phase.spent_seconds += int((end - phase.running_since).total_seconds())
    phase.ended_at = end
    phase.running_since = None


def extend_phase(actor: Actor, item: Item, phase: ItemPhase, minutes: int) -> None:
    """Give a phase more minutes.

    Raises:
        NotSaved: the item is not open, or a phase cannot be so long.

    """
    hold_item(actor, item)
    if not item.is_open:
        raise NotSaved(_NOT_OPEN)
    if phase.minutes + minutes > LONGEST_PHASE:
        raise NotSaved(_TOO_LONG)
    phase.minutes += minutes
    audit.record(actor, Deed.PHASE_EXTENDED, on=phase, item=item.id, minutes=minutes)


def _latest_word(item: Item, phases: Sequence[ItemPhase]) -> datetime:
    """Return since when the order of phases is as it is: nothing said late goes before that."""
    known = [item.opened_at, *(one.running_since for one in phases)]
    known += [one.ended_at for one in phases]
    return max(moment for moment in known if moment is not None)


_NOT_OPEN = Words("Avaa asia ensin.", "Öppna punkten först.", "Open the item first.")
_TOO_LONG = Words(
    "Vaihe kestää enintään 240 minuuttia.",
    "En fas varar högst 240 minuter.",
    "A phase lasts 240 minutes at most.",
)
