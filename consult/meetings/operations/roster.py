"""Who sits at the table of an item, and whether she came.

Whoever loses her place while the item is ahead or under way loses the key as well: what is
written from then on is not hers. Those who come later get it from the floor above.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from consult import audit, vault
from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.audit import Deed
from consult.formats import Role, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    LASTING,
    PROFESSIONALS,
    Attendance,
    AttendanceMode,
    AttendanceState,
    Item,
    Standing,
)
from consult.meetings.queries import find_attendance, live_grants

FAMILY_SECTOR = "client-and-close"
MARKED = ("role", "agency_id", "sector", "mode", "state", "private_space", "unrecorded")
"""What a mark says of a place; whose it is and why it is hers stays."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place at the table: as what, in which role, whose. Agency and sector as on that day."""

    standing: Standing
    role: Role
    account: Account | None = None
    """None for family and close people, who are there by role alone, and for guests."""
    agency: Agency | None = None
    """Where a guest comes from; for an account its own agency unless another is given."""
    sector: str = ""
    mode: AttendanceMode = AttendanceMode.IN_PERSON
    state: AttendanceState = AttendanceState.ACCEPTED
    private_space: bool | None = None
    """Whether she is alone there, from afar; None where this does not say."""
    unrecorded: bool | None = None
    name: str = ""
    """Of a guest who comes with a meeting pass."""


def seat(actor: Actor, item: Item, place: Place, *, recorded_by: UUID | None = None) -> Attendance:
    """Give somebody a place at the table of an item; one who has a place already keeps it.

    `recorded_by` is who vouches for it, where the actor has no account.

    Raises:
        NotSaved: the item is over, a professional has no account, or the sector is unknown.

    """
    _expect_marking(item)
    if place.standing in PROFESSIONALS and place.account is None:
        raise NotSaved(_WHO)
    if place.standing not in LASTING and _is_private(item):
        raise NotSaved(_TWO_ALONE)
    if place.account is not None:
        there = find_attendance(actor, item, place.account.id)
        if there is not None:
            return there
    attendance = Attendance(
        id=new_id(),
        item_id=item.id,
        account_id=place.account.id if place.account else None,
        seat=place.standing,
        name=place.name,
        seated_at=clock.now(),
    )
    _say(actor, attendance, place)
    attendance.recorded_by = recorded_by or actor.id
    db.session.add(attendance)
    _record(actor, item, attendance)
    return attendance


def mark_all(actor: Actor, item: Item, marks: Iterable[tuple[Attendance | None, Place]]) -> None:
    """Mark the whole roster of an item at once; who has no place yet gets one."""
    for attendance, place in marks:
        if attendance is None:
            seat(actor, item, place)
        else:
            mark(actor, item, attendance, place)


def mark(
    actor: Actor,
    item: Item,
    attendance: Attendance,
    place: Place,
    *,
    recorded_by: UUID | None = None,
) -> None:
    """Say as what somebody took part, from where, how, and whether she came at all.

    Raises:
        NotSaved: the item is over, or the sector is unknown.

    """
    _expect_marking(item)
    if place.state is AttendanceState.RECUSED and attendance.account_id == item.facilitator_id:
        raise NotSaved(_HAND_OVER_FIRST)
    before = {name: getattr(attendance, name) for name in MARKED}
    read = attendance.reads
    if all(before[name] == value for name, value in _said(place).items()):
        return
    _say(actor, attendance, place)
    attendance.recorded_by = recorded_by or actor.id
    _record(actor, item, attendance)
    if read and not attendance.reads:
        _shut_out(actor, item, attendance)


def give_roles(actor: Actor, item: Item, given: Iterable[tuple[Attendance, Role]]) -> None:
    """Say as what people take part, before the meeting; everything else of their places stays.

    Raises:
        NotSaved: the item is over, or nobody is seated in such a role.

    """
    _expect_marking(item)
    for attendance, role in given:
        if role.is_group:
            raise NotSaved(_ONE_EACH)
        if role is not attendance.role:
            attendance.role = role
            attendance.recorded_by, attendance.recorded_at = actor.id, clock.now()
            _record(actor, item, attendance)


def unseat(actor: Actor, item: Item, attendance: Attendance) -> None:
    """Take away a place that was given by mistake. The asker's and the facilitator's stay.

    Raises:
        NotSaved: the item is over, or it is one of these two.

    """
    _expect_marking(item)
    if attendance.is_lasting:
        raise NotSaved(_STAYS)
    _shut_out(actor, item, attendance)
    db.session.delete(attendance)
    audit.record(actor, Deed.ATTENDANCE_REMOVED, on=attendance, space=item.space_id, item=item.id)


def _expect_marking(item: Item) -> None:
    if item.is_closed:
        raise NotSaved(_OVER)


def _is_private(item: Item) -> bool:
    return catalogue().format(item.format_key, item.format_version).private


def _said(place: Place) -> dict[str, object]:
    assured = {"private_space": place.private_space, "unrecorded": place.unrecorded}
    return {
        **{name: said for name, said in assured.items() if said is not None},
        "role": place.role,
        "agency_id": _agency_id(place),
        "sector": _sector(place),
        "mode": place.mode,
        "state": place.state,
    }


def _say(actor: Actor, attendance: Attendance, place: Place) -> None:
    for name, value in _said(place).items():
        setattr(attendance, name, value)
    attendance.recorded_by, attendance.recorded_at = actor.id, clock.now()


def _record(actor: Actor, item: Item, attendance: Attendance) -> None:
    audit.record(
        actor,
        Deed.ATTENDANCE_MARKED,
        on=attendance,
        space=item.space_id,
        item=item.id,
        state=attendance.state,
    )


def _shut_out(actor: Actor, item: Item, attendance: Attendance) -> None:
    """Turn the key for those who stay, each for as long as before. Two always stay."""
    leaving = attendance.account_id
    if leaving in (None, actor.id) or attendance.is_lasting:
        return  # whoever steps aside herself is let out by the floor above
    if not vault.keyring().holds(item.space):
        return
    grants = live_grants(actor, item.space)
    if leaving is None or leaving not in grants:
        return
    staying = [
        vault.recipient_of(person).seated(grant.seat, grant.expires_at)
        for person, grant in grants.items()
        if person not in (leaving, actor.id)
    ]
    vault.turn_key(item.space, staying)
    vault.end_grants(item.space, leaving)


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
_ONE_EACH = Words(
    "Valitse kullekin rooli, joka on yhden ihmisen.",
    "Välj för var och en en roll som hör till en person.",
    "Choose for each a role that one person has.",
)
_HAND_OVER_FIRST = Words(
    "Asiaa ohjaava on jäävi vasta, kun joku muu ohjaa. Vaihda ensin ohjaaja.",
    "Den som handleder kan vara jävig först när någon annan handleder. Byt handledare först.",
    "Whoever leads the item steps aside once somebody else leads it. Hand it over first.",
)
_WHO = Words("Valitse henkilö.", "Välj en person.", "Choose a person.")
_WHICH_SECTOR = Words("Valitse toimiala.", "Välj en sektor.", "Choose a sector.")
_TWO_ALONE = Words(
    "Tämä keskustelu on kahdenkeskinen. Pöytään ei voi ottaa muita.",
    "Det här samtalet förs på tu man hand. Inga andra kan tas med.",
    "This talk is between two. Nobody else can be given a place.",
)
_STAYS = Words(
    "Kysyjän ja ohjaajan paikkaa ei voi poistaa.",
    "Den frågandes och handledarens plats kan inte tas bort.",
    "The asker's and the facilitator's places cannot be taken away.",
)
