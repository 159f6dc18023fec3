"""What becomes of a hypothesis: it is acted on, dropped, or kept open until a day."""

from datetime import date, timedelta

from consult.foundation.words import Worded

USUALLY_KEPT = timedelta(weeks=4)
"""Unless another day is chosen."""


class HypothesisState(Worded):
    """Where a hypothesis stands."""

    OPEN = "open", "Ei vielä päätetty", "Inte avgjord än", "Not decided yet"
    ACTED = "acted", "Johti toimintaan", "Ledde till handling", "Acted on"
    DROPPED = "dropped", "Luovuttu", "Avstådd", "Dropped"
    KEPT = "kept", "Pidetään avoinna", "Hålls öppen", "Kept open"


DECIDED = (HypothesisState.ACTED, HypothesisState.DROPPED, HypothesisState.KEPT)
"""What one may decide."""

STILL_OPEN = (HypothesisState.OPEN, HypothesisState.KEPT)
"""States of a hypothesis that comes up again next time."""


def is_due(state: HypothesisState, kept_until: date | None, today: date) -> bool:
    """Tell whether the day has come until which it was kept open."""
    return state is HypothesisState.KEPT and kept_until is not None and kept_until <= today


def makes_sense(state: HypothesisState, kept_until: date | None, today: date) -> bool:
    """Tell whether this can be decided today: kept open goes with a day to come, nothing else."""
    if state is HypothesisState.KEPT:
        return kept_until is not None and kept_until > today
    return state in DECIDED and kept_until is None
