"""Turns that contradict themselves, whoever wrote them: a catalogue file or a facilitator."""

from collections.abc import Collection
from typing import NamedTuple

from consult.formats.models import Role, Yield
from consult.foundation.words import Words


class Contradiction(NamedTuple):
    """What makes no sense, and at which field of a phase it is said."""

    field: str
    complaint: str
    """For whoever writes a file of the catalogue."""
    words: Words
    """For whoever prepares a meeting."""


def contradictions(speaks: Collection[Role], listens: Collection[Role]) -> list[Contradiction]:
    """Return what makes no sense in who speaks and who listens."""
    found = []
    if not speaks:
        found.append(Contradiction("speaks", "somebody has to speak", NOBODY_SPEAKS))
    if both := set(speaks) & set(listens):
        complaint = f"{min(both).value!r} speaks already"
        found.append(Contradiction("listens", complaint, BOTH_AT_ONCE))
    elif Role.EVERYBODY in speaks and listens:
        complaint = "everybody speaks, so nobody is left to listen only"
        found.append(Contradiction("listens", complaint, NOBODY_IS_LEFT))
    return found


def private_and_recorded(*, private: bool, yields: Yield) -> list[Contradiction]:
    """Return what is wrong with a private phase of which something is to be written down."""
    if not private or yields is Yield.NOTHING:
        return []
    return [Contradiction("yields", "a private phase yields nothing", PRIVATE_IS_NOT_RECORDED)]


NOBODY_SPEAKS = Words(
    "Valitse, kuka puhuu. Vaiheessa on aina joku äänessä.",
    "Välj vem som talar. I varje fas har någon ordet.",
    "Choose who speaks. In each phase somebody has the word.",
)
BOTH_AT_ONCE = Words(
    "Sama rooli ei voi samassa vaiheessa sekä puhua että kuunnella.",
    "Samma roll kan inte både tala och lyssna i samma fas.",
    "The same role cannot both speak and listen in one phase.",
)
NOBODY_IS_LEFT = Words(
    "Kun kaikki puhuvat, kukaan ei jää vain kuuntelemaan. Poista kuuntelijat tai valitse puhujat.",
    "När alla talar finns ingen som bara lyssnar. Ta bort lyssnarna eller välj vilka som talar.",
    "When everybody speaks, nobody is left to listen only. Take the listeners away, or choose "
    "who speaks.",
)
PRIVATE_IS_NOT_RECORDED = Words(
    "Yksityisessä vaiheessa ei kirjata mitään. Valitse ”Ei kirjata mitään” tai poista merkintä.",
    "I en privat fas antecknas ingenting. Välj ”Ingenting antecknas” eller ta bort krysset.",
    "Nothing is written down in a private phase. Choose “Nothing is recorded”, or take the tick "
    "away.",
)
