"""What a mail says to its receiver's calendar: facts in the outbox, an iTIP part in the letter.

What somebody's calendar was told last stands in `calendar_entries`: the number rises with each
telling, whichever meeting the thing is on by then, and only what is there is taken away.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.foundation.words import Worded, Words
from consult.notifications.ics import CANCELLED, Entry, invitation, uid_of
from consult.notifications.kinds import CODE, clean_line
from consult.notifications.models import CalendarEntry, OutboxMessage
from consult.notifications.queries import hold_calendar_entry


class Method(Worded):
    """What a calendar is asked to do."""

    REQUEST = "REQUEST", "Lisää tai muuta", "Lägg till eller ändra", "Add or change"
    CANCEL = "CANCEL", "Poista", "Ta bort", "Take away"


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """What is told to one calendar about one thing."""

    uid: UUID
    """The thing, for ever the same: a consultation or a meeting, whenever and wherever it is."""
    holder: UUID
    """Whose calendar: an account, or a guest."""
    method: Method
    starts_at: datetime
    ends_at: datetime
    place: str
    code: str = ""
    """A consultation's."""
    sequence: int = 0
    """Given by the outbox."""

    def __post_init__(self) -> None:
        """Refuse what has no place in somebody's calendar."""
        if self.code and not CODE.fullmatch(self.code):
            raise ValueError("only a consultation's code stands in a calendar")
        if self.starts_at.tzinfo is None or self.ends_at <= self.starts_at:
            raise ValueError("an entry has a beginning, and an end after it")
        object.__setattr__(self, "place", clean_line(self.place))


ANSWER_THERE = Words(
    "Avaa Consultissa. Siellä myös vastataan kutsuun.",
    "Öppna i Consult. Där svarar man också på en inbjudan.",
    "Open it in Consult. Invitations are answered there too.",
)


def number(actor: Actor, part: CalendarPart) -> CalendarPart | None:
    """Give a part its number; None where there is nothing to be taken away.

    To be called once, for a letter that really leaves.
    """
    there = hold_calendar_entry(actor, part.uid, part.holder)
    if part.method is Method.CANCEL and (there is None or not there.stands):
        return None
    if there is None:
        there = CalendarEntry(id=new_id(), uid=part.uid, holder_id=part.holder, sequence=-1)
        db.session.add(there)
    there.sequence += 1
    there.stands = part.method is Method.REQUEST
    there.told_at = clock.now()
    return replace(part, sequence=there.sequence)


def kept(part: CalendarPart) -> str:
    """Return a part as its message holds it."""
    facts: dict[str, Any] = {
        "uid": part.uid.hex,
        "holder": part.holder.hex,
        "method": part.method.value,
        "starts": part.starts_at.isoformat(),
        "ends": part.ends_at.isoformat(),
        "place": part.place,
        "code": part.code,
        "sequence": part.sequence,
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def read(text: str) -> CalendarPart:
    """Read a part back."""
    facts = json.loads(text)
    return CalendarPart(
        uid=UUID(facts["uid"]),
        holder=UUID(facts["holder"]),
        method=Method.of(facts["method"]),
        starts_at=clock.read(facts["starts"]),
        ends_at=clock.read(facts["ends"]),
        place=facts["place"],
        code=facts["code"],
        sequence=facts["sequence"],
    )


def written(message: OutboxMessage, *, sender: str, address: str | None) -> tuple[str, str] | None:
    """Write a message's calendar part and name its method; None where it has none.

    `address` is the page it leads to. A link with a token does not belong here: what stands in
    a calendar is synchronised, shared and kept.
    """
    if message.calendar is None:
        return None
    part = read(message.calendar)
    entry = Entry(
        uid=uid_of(part.uid, sender.partition("@")[2]),
        sequence=part.sequence,
        told_at=message.created_at,
        starts_at=part.starts_at,
        ends_at=part.ends_at,
        place=part.place,
        code=part.code,
        words=ANSWER_THERE.say(message.language) if address else "",
        address=address or "",
        status=CANCELLED if part.method is Method.CANCEL else "CONFIRMED",
    )
    method = part.method.value
    return invitation(entry, method=method, organizer=sender, attendee=message.email), method
