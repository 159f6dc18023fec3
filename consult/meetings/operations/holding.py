"""Holding: an item is opened and closed, its meeting is held.

Opening here changes the state only. The floor above knows the consultation and turns its key.
"""

from datetime import datetime

from consult import audit
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemStatus, Meeting, MeetingStatus
from consult.meetings.operations.going import end_running
from consult.meetings.operations.live import NOT_OPEN, forget_presences
from consult.meetings.queries import hold_item, hold_meeting, items_on, phases_of


def open_item(actor: Actor, item: Item) -> None:
    """Open an item: from now on it is discussed and written down.

    Raises:
        NotSaved: somebody has opened it already, or it is over, or has no time.

    """
    hold_item(actor, item)
    if item.status is not ItemStatus.WAITING:
        raise NotSaved(_already_open(item.opened_at) if item.is_open else _NOT_WAITING)
    item.status = ItemStatus.OPEN
    item.opened_at = clock.now()
    audit.record(actor, Deed.ITEM_OPENED, on=item)


def close_item(actor: Actor, item: Item) -> None:
    """Close an item. Its meeting was held.

    Raises:
        NotSaved: it is not open.

    """
    hold_item(actor, item)
    if not item.is_open:
        raise NotSaved(_ALREADY_CLOSED if item.is_closed else NOT_OPEN)
    for phase in phases_of(actor, item):
        end_running(actor, phase)
    forget_presences(actor, item)
    item.status = ItemStatus.CLOSED
    item.closed_at = clock.now()
    audit.record(actor, Deed.ITEM_CLOSED, on=item)
    meeting = db.session.get_one(Meeting, item.meeting_id)
    if meeting.is_planned:
        _hold(actor, meeting)


def record_item_afterwards(
    actor: Actor, item: Item, times: tuple[datetime, datetime] | None = None
) -> None:
    """Mark an open item as one that is written down after it was discussed; no phase runs on.

    `times` is when it began and ended, as whoever records it remembers.
    """
    for phase in phases_of(actor, item):
        end_running(actor, phase)
    item.recorded_afterwards = True
    if times is not None:
        item.began_at, item.ended_at = times
    audit.record(actor, Deed.ITEM_RECORDED_AFTERWARDS, on=item)


def mark_held(actor: Actor, meeting: Meeting) -> None:
    """Say that a meeting was held though none of its items was closed here.

    Raises:
        NotSaved: it is still ahead, was held or called off, or an item of it is under way.

    """
    hold_meeting(actor, meeting)
    if not meeting.is_planned:
        raise NotSaved(_NOT_PLANNED)
    if meeting.starts_at > clock.now():
        raise NotSaved(_STILL_AHEAD)
    if any(item.is_open for item in items_on(actor, [meeting])[meeting.id]):
        raise NotSaved(_SOMETHING_IS_OPEN)
    _hold(actor, meeting)


def _hold(actor: Actor, meeting: Meeting) -> None:
    meeting.status = MeetingStatus.HELD
    audit.record(actor, Deed.MEETING_HELD, on=meeting)


def _already_open(moment: datetime | None) -> Words:
    wall = clock.local(moment or clock.now())
    at = f"{wall.hour}.{wall.minute:02}"
    return Words(
        f"Asia on jo avattu klo {at}. Toinen painallus ei muuttanut mitään.",
        f"Punkten öppnades redan kl. {at}. Det andra trycket ändrade ingenting.",
        f"The item was opened at {at} already. The second press changed nothing.",
    )


_NOT_WAITING = Words(
    "Asian käsittely on jo päättynyt, tai sillä ei ole aikaa.",
    "Behandlingen är redan avslutad, eller så saknas en tid.",
    "The item is over already, or it has no time.",
)
_ALREADY_CLOSED = Words(
    "Asia on jo päätetty.", "Punkten är redan avslutad.", "The item is closed already."
)
_NOT_PLANNED = Words(
    "Kokous on jo pidetty tai peruttu.",
    "Mötet har redan hållits eller ställts in.",
    "The meeting was held or called off already.",
)
_STILL_AHEAD = Words(
    "Kokous ei ole vielä alkanut.",
    "Mötet har inte börjat ännu.",
    "The meeting has not begun yet.",
)
_SOMETHING_IS_OPEN = Words(
    "Yksi kokouksen asioista on vielä kesken. Päätä se ensin.",
    "En av mötets punkter pågår ännu. Avsluta den först.",
    "An item of the meeting is still under way. Close it first.",
)
