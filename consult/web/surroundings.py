"""What the house knows of the place a text is written in: real names and role labels of its case.

Relations point down, yet a field should know the names of the family it is written about. So it
asks, and higher packages answer, as they contribute panels. The place is what the page is about,
unless its form knows better. Nobody is asked before something was typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flask import g

from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.privacy import CaseNames
from consult.web.guard import actor_or_nobody


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody of a case by her role label: what may stand where her name stood."""

    label: Words
    names: CaseNames | None = field(default=None, repr=False)
    """Her own names, for those who may know them."""


NamesOf = Callable[[Actor, object], CaseNames | None]
LabelsOf = Callable[[Actor, object], Sequence[Called]]
NAMES: list[NamesOf] = []
LABELS: list[LabelsOf] = []


def knows_names(way: NamesOf) -> NamesOf:
    """Let a package say which real names a place has, to those who may know. At import."""
    NAMES.append(way)
    return way


def knows_labels(way: LabelsOf) -> LabelsOf:
    """Let a package say which role labels belong to a place. Called at import."""
    LABELS.append(way)
    return way


def begin_at(place: object) -> None:
    """Say where the texts of this request are written."""
    if g.get("place_of_text") is not place:
        g.place_of_text = place
        g.pop("names_of_text", None)


def names_here() -> CaseNames | None:
    """Return the real names that the texts of this request are guarded against."""
    actor, place = actor_or_nobody(), g.get("place_of_text")
    if actor is None or place is None:
        return None
    if "names_of_text" not in g:
        g.names_of_text = next((found for way in NAMES if (found := way(actor, place))), None)
    known: CaseNames | None = g.names_of_text
    return known


def labels_here() -> list[Called]:
    """Return the role labels of the case a text is written about, those of clients first."""
    actor, place = actor_or_nobody(), g.get("place_of_text")
    if actor is None or place is None:
        return []
    return [called for way in LABELS for called in way(actor, place)]
