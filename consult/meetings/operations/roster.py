"""Who sits at the table of an item, and whether she came."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from consult import audit
from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.audit import Deed
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    PROFESSIONALS,
    Attendance,
    AttendanceMode,
    AttendanceState,
    Item,
    Standing,
)
from consult.meetings.queries import find_attendance

FAMILY_SECTOR = "client-and-close"


@dataclass(frozen=True, slots=True)
class Place:
    """A place at the table: as what, in which role, whose. Agency and sector as on that day."""

    standing: Standing
    role: Role
    account: Account | None = None
    """None for family, close people and guests: they are there by role alone."""
    agency: Agency | None = None
    """Where a guest comes from; for an account its own agency unless another is given."""
    sector: str = ""
    mode: AttendanceMode = AttendanceMode.IN_PERSON
    state: AttendanceState = AttendanceState.ACCEPTED


def seat(actor: Actor, item: Item, place: Place) -> Attendance:
    """Give somebody a place at the table of an item; one who has a place already keeps it.

    Raises:
        NotSaved: the item is over, a professional has no account, or the sector is unknown.

    """
    if item.is_closed:
        raise NotSaved(_OVER)
    if place.standing in PROFESSIONALS and place.account is None:
        raise NotSaved(_WHO)
    if place.account is not None:
        there = find_attendance(actor, item, place.account.id)
        if there is not None:
            return there
    attendance = Attendance(
        id=new_id(),
        item_id=item.id,
        account_id=place.account.id if place.account else None,
        seat=place.standing,
        role=place.role,
        agency_id=_agency_id(place),
        sector=_sector(place),
        mode=place.mode,
        state=place.state,
        recorded_by=actor.id,
        recorded_at=clock.now(),
    )
    db.session.add(attendance)
    audit.record(
        actor,
        Deed.ATTENDANCE_MARKED,
        on=attendance,
        space=item.space_id,
        item=item.id,
        state=place.state,
    )
    return attendance


def mark_all(actor: Actor, item: Item, rows: Iterable[tuple[Attendance, Place]]) -> None:
    """Mark the whole roster of an item at once."""
    for attendance, place in rows:
        mark(actor, item, attendance, place)


def mark(actor: Actor, item: Item, attendance: Attendance, place: Place) -> None:
    """Say as what somebody took part, from where, how, and whether she came at all."""
    if item.is_closed:
        raise NotSaved(_OVER)
    said = {
        "role": place.role,
        "agency_id": _agency_id(place),
        "sector": _sector(place),
        "mode": place.mode,
        "state": place.state,
    }
    if all(getattr(attendance, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(attendance, name, value)
    attendance.recorded_by = actor.id
    attendance.recorded_at = clock.now()
    audit.record(
        actor,
        Deed.ATTENDANCE_MARKED,
        on=attendance,
        space=item.space_id,
        item=item.id,
        state=place.state,
    )


def unseat(actor: Actor, item: Item, attendance: Attendance) -> None:
    """Take away a place that was given by mistake. The facilitator's stays."""
    if item.is_closed:
        raise NotSaved(_OVER)
    if attendance.account_id == item.facilitator_id:
        raise NotSaved(_LEADS)
    db.session.delete(attendance)
    audit.record(actor, Deed.ATTENDANCE_REMOVED, on=attendance, space=item.space_id, item=item.id)


def _agency_id(place: Place) -> UUID | None:
    if place.agency is not None:
        return place.agency.id
    return place.account.agency_id if place.account else None


def _sector(place: Place) -> str:
    usual = place.account.sector if place.account else ""
    sector = place.sector or usual
    if place.standing is Standing.FAMILY:
        sector = FAMILY_SECTOR
    if sector not in sectors():
        raise NotSaved(_WHICH_SECTOR)
    return sector


_OVER = Words(
    "Asian käsittely on päättynyt. Läsnäolijoita ei voi enää muuttaa.",
    "Behandlingen är avslutad. Deltagarna kan inte längre ändras.",
    "The item is over. Who was there can no longer be changed.",
)
_WHO = Words("Valitse henkilö.", "Välj en person.", "Choose a person.")
_WHICH_SECTOR = Words("Valitse toimiala.", "Välj en sektor.", "Choose a sector.")
_LEADS = Words(
    "Asian ohjaajan paikkaa ei voi poistaa.",
    "Handledarens plats kan inte tas bort.",
    "The facilitator's place cannot be taken away.",
)
