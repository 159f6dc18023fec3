"""Those who were at the table by a meeting pass: whom to ask, and the minutes as they meet them."""

from collections.abc import Sequence
from datetime import datetime

from consult.consultations.models import Guest, WithPass
from consult.consultations.queries import consultation_of_item, find_with_pass, guest_places
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Attendance, Item, ItemSeen, Standing
from consult.meetings.queries import attendances_of, find_attendance
from consult.minutes.models import Asked, MinutesSeen, MinutesWithPass
from consult.minutes.queries.finding import asked_of, versions_of


def guests_to_ask(actor: Actor, item: Item) -> list[tuple[Guest, datetime]]:
    """Return the guests who were there and whose pass is in force, and until when it is.

    Who has an account is asked by that, whichever way she came.
    """
    carried = consultation_of_item(actor, item)
    if carried is None:
        return []
    there = {one.id for one in attendances_of(actor, item) if one.took_part and one.reads}
    return [
        (place.guest, place.meeting_pass.valid_until)
        for place in guest_places(actor, carried)
        if place.meeting_pass is not None
        and place.meeting_pass.is_live
        and place.guest.account_id is None
        and place.guest.attendance_id in there
    ]


def guests_not_asked(actor: Actor, item: Item, asked: Sequence[Asked]) -> list[str]:
    """Return the guests who were there and could not be asked: by name, or as what they came."""
    by_pass = {one.guest.attendance_id for one in asked if one.guest is not None}
    there = [one for one in attendances_of(actor, item) if one.took_part and one.account_id is None]
    return [
        one.name
        for one in there
        if one.seat is Standing.GUEST and one.name and one.id not in by_pass
    ]


def find_minutes_with_pass(actor: Actor) -> MinutesWithPass | None:
    """Return the newest minutes of a closed item to its guest, once somebody was asked about them.

    Only who was at the table meets them, and only while the pass lasts.
    """
    held = find_with_pass(actor)
    item = db.session.get(Item, held.consultation.item_id) if held is not None else None
    if held is None or item is None or not item.is_closed:
        return None
    place = _place_of(actor, item, held)
    if place is None or not (place.took_part and place.reads):
        return None
    versions, chair, apart = versions_of(actor, item)
    if not versions:
        return None
    seen = ItemSeen(item, Standing.GUEST, place.role)
    asked = tuple(asked_of(actor, versions[-1]))
    found = MinutesSeen(
        seen, versions, asked, len(versions), leads=False, chair=chair, kept_apart=apart
    )
    return MinutesWithPass(held.meeting_pass, held.guest, found)


def _place_of(actor: Actor, item: Item, held: WithPass) -> Attendance | None:
    guest = held.guest
    if guest.account_id is not None:
        return find_attendance(actor, item, guest.account_id)
    return db.session.get(Attendance, guest.attendance_id) if guest.attendance_id else None
