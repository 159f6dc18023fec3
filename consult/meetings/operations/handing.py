"""Somebody else leads an item, and people who are asked anew whether they come."""

from collections.abc import Iterable
from uuid import UUID

from consult import audit
from consult.accounts.models import Account
from consult.audit import Deed
from consult.formats import Role, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import (
    Attendance,
    AttendanceMode,
    AttendanceState,
    Item,
    Standing,
)
from consult.meetings.operations.roster import Place, seat
from consult.meetings.queries import find_attendance, hold_item

OVER = Words(
    "Asian käsittely on päättynyt. Ohjaajaa ei voi enää vaihtaa.",
    "Behandlingen är avslutad. Handledaren kan inte längre bytas.",
    "The item is over. Who leads it can no longer be changed.",
)


def hand_over_item(actor: Actor, item: Item, account: Account) -> None:
    """Let somebody else lead an item: the roster follows, the keys are the floor above's.

    Whoever led it stays on the roster, as one who left early or could not come.

    Raises:
        NotSaved: the item is over.

    """
    hold_item(actor, item)
    if item.is_closed:
        raise NotSaved(OVER)
    before = item.leader_id
    if before == account.id:
        return
    led = find_attendance(actor, item, before)
    if led is not None:
        state = AttendanceState.LEFT if led.took_part else AttendanceState.EXCUSED
        _mark(actor, item, led, state)
    _take_the_chair(actor, item, account)
    item.facilitator_id = account.id
    audit.record(
        actor, Deed.ITEM_HANDED_OVER, on=item, space=item.space_id, led=before, leads=account.id
    )


def ask_anew(actor: Actor, item: Item, people: Iterable[UUID]) -> None:
    """Ask people who had said yes whether they come after all: the item has another time."""
    for account_id in people:
        place = find_attendance(actor, item, account_id)
        if place is not None and place.state is AttendanceState.ACCEPTED:
            _mark(actor, item, place, AttendanceState.INVITED)


def change_asker(actor: Actor, item: Item, before: UUID, account: Account) -> None:
    """Let somebody else sit as the asker of an item: the one who asked has handed it over.

    Ahead of the item the old place goes; once it is open it stays, as one who left.
    """
    hold_item(actor, item)
    if item.is_closed:
        return
    asked = find_attendance(actor, item, before)
    role = asked.role if asked is not None else Role.PRESENTER
    if asked is not None:
        leave_table(actor, item, asked)
    there = find_attendance(actor, item, account.id)
    if there is None:
        seat(actor, item, Place(Standing.ASKER, role, account))
    elif there.seat is not Standing.FACILITATOR:
        there.seat, there.role = Standing.ASKER, role
        state = there.state if there.took_part else AttendanceState.ACCEPTED
        _mark(actor, item, there, state)


def leave_table(actor: Actor, item: Item, place: Attendance) -> None:
    """Take somebody who is gone from the roster; where the item is open she has left early."""
    if item.is_closed:
        return
    if item.is_open:
        state = AttendanceState.LEFT if place.took_part else AttendanceState.EXCUSED
        _mark(actor, item, place, state)
        return
    db.session.delete(place)
    audit.record(actor, Deed.ATTENDANCE_REMOVED, on=place, space=item.space_id, item=item.id)
    db.session.flush()


def excuse(actor: Actor, item: Item, place: Attendance) -> None:
    """Say of a place nobody has taken over yet that she does not come."""
    if not item.is_closed and not place.took_part:
        _mark(actor, item, place, AttendanceState.EXCUSED)


def as_facilitator(item: Item, account: Account) -> Place:
    """Return the place of whoever leads an item, in the role its format has for that."""
    shape = catalogue().format(item.format_key, item.format_version)
    if shape.in_writing:  # nobody leads it but the one who asked
        return Place(Standing.ASKER, Role.PRESENTER, account, mode=AttendanceMode.WRITTEN)
    roles = shape.roles
    role = Role.MENTOR if Role.MENTOR in roles else Role.FACILITATOR
    return Place(Standing.FACILITATOR, role, account)


def _take_the_chair(actor: Actor, item: Item, account: Account) -> None:
    place = as_facilitator(item, account)
    there = find_attendance(actor, item, account.id)
    if there is None:
        seat(actor, item, place)
        return
    there.seat, there.role = place.standing, place.role
    _mark(actor, item, there, there.state if there.took_part else AttendanceState.ACCEPTED)


def _mark(actor: Actor, item: Item, place: Attendance, state: AttendanceState) -> None:
    place.state = state
    place.recorded_by, place.recorded_at = actor.id, clock.now()
    audit.record(
        actor,
        Deed.ATTENDANCE_MARKED,
        on=place,
        space=item.space_id,
        item=item.id,
        state=state,
    )
