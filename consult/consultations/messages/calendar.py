"""What the calendars of those concerned are told along with a message: when, where, the code.

Whoever did it herself is told nothing, but her calendar is: in a letter that only carries that.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from consult.consultations.models import Consultation
from consult.foundation import clock
from consult.foundation.words import Words
from consult.meetings.models import Meeting
from consult.notifications import CalendarPart, Fact, Method, kind

EntryFor = Callable[[UUID], CalendarPart | None]
"""Given whose calendar it is, what that is told; nothing where nobody meets."""

OWN_ENTRY = kind(
    "own-entry",
    subject=Words("Aika kalenteriisi", "En tid till din kalender", "A time for your calendar"),
    body=Words(
        "Tämä viesti tuo ajan kalenteriisi: {at}.",
        "Det här meddelandet för in tiden i din kalender: {at}.",
        "This message puts the time into your calendar: {at}.",
    ),
    facts={"at": Fact.MOMENT},
    to_oneself=True,
    for_calendar=True,
)
OWN_ENTRY_ENDED = kind(
    "own-entry-ended",
    subject=Words(
        "Aika poistuu kalenteristasi",
        "En tid tas bort ur din kalender",
        "A time leaves your calendar",
    ),
    body=Words(
        "Tämä aika poistuu kalenteristasi: {at}. Sinun ei tarvitse tehdä mitään.",
        "Den här tiden tas bort ur din kalender: {at}. Du behöver inte göra något.",
        "This time leaves your calendar: {at}. You need not do anything.",
    ),
    facts={"at": Fact.MOMENT},
    to_oneself=True,
    for_calendar=True,
)


def entry(consultation: Consultation, meeting: Meeting) -> EntryFor:
    """Put it into a calendar, or change what stands there."""
    return _entries(consultation, meeting, Method.REQUEST)


def no_entry(consultation: Consultation, meeting: Meeting) -> EntryFor:
    """Take it out of a calendar, where it stands there."""
    return _entries(consultation, meeting, Method.CANCEL)


def _entries(consultation: Consultation, meeting: Meeting, method: Method) -> EntryFor:
    def for_holder(holder: UUID) -> CalendarPart | None:
        if meeting.in_writing:
            return None
        return CalendarPart(
            uid=consultation.id,
            holder=holder,
            method=method,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            code=consultation.code,
        )

    return for_holder


def when(consultation: Consultation, meeting: Meeting) -> dict[str, Any]:
    """Say when it is; where nobody meets, by which day it is answered."""
    if consultation.in_writing:
        return {"due": clock.local(meeting.starts_at).date()}
    return {"at": meeting.starts_at}
