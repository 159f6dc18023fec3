"""Waiting for a time: whose turn it is, why somebody waits, and when her turn likely comes."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from consult.consultations.rules.choices import ConsultationStatus, Urgency
from consult.foundation.words import Worded, Words


class WaitReason(Worded):
    """Why a request has no time yet."""

    NO_TIME = (
        "no-time",
        "Vapaata aikaa ei ole",
        "Det finns ingen ledig tid",
        "There is no free time",
    )
    EXPERT = (
        "expert",
        "Etsitään sopivaa asiantuntijaa",
        "En lämplig sakkunnig söks",
        "A fitting expert is being looked for",
    )
    LANGUAGE = (
        "language",
        "Etsitään kielitaitoista asiantuntijaa tai tulkkia",
        "En sakkunnig med rätt språk eller en tolk söks",
        "An expert with the language, or an interpreter, is being looked for",
    )
    ASKER = (
        "asker",
        "Kysyjän toiveesta myöhemmin",
        "Senare, på begäran av den som frågar",
        "Later, as the asker wishes",
    )
    DECISION = (
        "decision",
        "Odottaa toista päätöstä tai selvitystä",
        "Väntar på ett annat beslut eller en utredning",
        "Waits for another decision or report",
    )
    CALLED_OFF = (
        "called-off",
        "Kokous peruttiin, eikä vapaata aikaa ollut",
        "Mötet ställdes in och ingen ledig tid fanns",
        "The meeting was called off, and nothing else was free",
    )
    GAVE_WAY = (
        "gave-way",
        "Antoi aikansa kiireelliselle",
        "Gav sin tid åt ett brådskande ärende",
        "Gave its time to an urgent one",
    )
    TAKEN_OFF = (
        "taken-off",
        "Otettiin pois kokouksesta",
        "Togs bort från mötet",
        "Was taken off the meeting",
    )


SAID_BY_COORDINATORS = (
    WaitReason.NO_TIME,
    WaitReason.EXPERT,
    WaitReason.LANGUAGE,
    WaitReason.ASKER,
    WaitReason.DECISION,
)
"""Reasons somebody may choose; the others come of what happened."""

_NOT_HANDLED = Words("Odottaa käsittelyä", "Väntar på behandling", "Nobody has handled it yet")
_ASKED_BACK = Words(
    "Odottaa kysyjän vastausta", "Väntar på svar från den som frågar", "Waits for the asker's reply"
)


def rank(urgency: Urgency) -> int:
    """Return how urgent something is; the greater, the more."""
    return list(Urgency).index(urgency)


def why_waits(reason: WaitReason | None, status: ConsultationStatus) -> Words:
    """Say why a request waits: what was said or happened, or at whom it lies."""
    if status is ConsultationStatus.ASKED_BACK:
        return _ASKED_BACK
    return reason.words if reason is not None else _NOT_HANDLED


def gives_way(urgent: Urgency, other: Urgency) -> bool:
    """Tell whether one has to give its time to the other: a routine one to an urgent one."""
    return urgent is Urgency.URGENT and other is Urgency.ROUTINE


def ahead_of_new(waiting: Mapping[Urgency, int], urgency: Urgency) -> int:
    """Count who waits before somebody who asks now: as urgent, or more."""
    return sum(count for other, count in waiting.items() if rank(other) >= rank(urgency))


def likely(free: Iterable[tuple[datetime, int]], ahead: int) -> datetime | None:
    """Return when the turn comes, with so many waiting before, if nobody withdraws.

    `free` are the meetings to come, soonest first, each with its free slots. None where the
    slots that are planned do not reach so far.
    """
    for starts_at, room in free:
        if ahead < room:
            return starts_at
        ahead -= room
    return None
