"""How an agreement stands against its day."""

from datetime import date

from consult.foundation.words import Worded


class ActionStatus(Worded):
    """What became of an agreement."""

    OPEN = "open", "Kesken", "Pågår", "Open"
    DONE = "done", "Tehty", "Gjord", "Done"
    DROPPED = "dropped", "Luovuttu", "Avstådd", "Dropped"


class Keeping(Worded):
    """How an agreement stands against its day."""

    COMING = "coming", "Aikaa on", "Tid återstår", "In time"
    LATE = "late", "Myöhässä", "Försenad", "Late"
    KEPT = "kept", "Tehty ajallaan", "Gjord i tid", "Kept"
    KEPT_LATE = "kept-late", "Tehty myöhässä", "Gjord för sent", "Done late"
    DROPPED = "dropped", "Luovuttu", "Avstådd", "Dropped"


def keeping(status: ActionStatus, due_on: date, settled_on: date | None, today: date) -> Keeping:
    """Tell how an agreement stands: its own day still counts as in time."""
    if status is ActionStatus.DROPPED:
        return Keeping.DROPPED
    if settled_on is not None:
        return Keeping.KEPT if settled_on <= due_on else Keeping.KEPT_LATE
    return Keeping.LATE if today > due_on else Keeping.COMING
