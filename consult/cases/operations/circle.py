"""Who sits in the circle of a case: seats are given and ended together with their keys."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.accounts.models import Account
from consult.audit import Deed
from consult.cases.models import Case, CircleSeat
from consult.cases.queries import (
    clients_of,
    colleagues_without_seat,
    hold_case,
    seats_of,
    team_of,
)
from consult.cases.rules import CircleRole
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

NOT_A_COLLEAGUE = Words(
    "Hän istuu jo piirissä tai ei työskentele tässä tiimissä.",
    "Personen sitter redan i kretsen eller arbetar inte i det här teamet.",
    "This person already sits in the circle or does not work in this team.",
)
GROUND_MISSING = Words(
    "Hän on toisesta organisaatiosta. Valitse, millä perusteella asia näytetään hänelle.",
    "Personen kommer från en annan organisation. Välj på vilken grund ärendet visas.",
    "This person is from another agency. Choose on what ground the case is shown.",
)
DAY_IS_PAST = Words(
    "Paikan viimeinen päivä on jo mennyt.",
    "Platsens sista dag har redan gått.",
    "The last day of the seat is already past.",
)


def take_own_seat(actor: Actor, case: Case) -> CircleSeat:
    """Seat whoever opens a case as its responsible worker. She made its space and holds its key."""
    return _seat(actor, case, actor.id, CircleRole.RESPONSIBLE, writes=True, until=None)


def grant_seat(
    actor: Actor,
    case: Case,
    account_id: UUID,
    seat_as: CircleRole,
    *,
    writes: bool,
    last_day: date | None = None,
    provision: str | None = None,
) -> CircleSeat:
    """Seat a colleague of the team in the circle and give her the key to the whole file."""
    hold_case(actor, case)
    colleague = _colleague(actor, case, account_id)
    until = _end_of(last_day)
    other_agency = _other_agency(actor, case, colleague)
    if other_agency and not provision:
        raise NotSaved(GROUND_MISSING)
    seat = _seat(
        actor,
        case,
        colleague.id,
        seat_as,
        writes=writes,
        until=until,
        recipient_agency=other_agency,
        provision=(provision or "") if other_agency else "",
    )
    recipient = vault.recipient_of(colleague.id)
    for space_id in _file_of(actor, case):
        vault.grant(space_id, recipient, seat=seat.id, expires_at=until)
    return seat


def end_seat(actor: Actor, seat: CircleSeat) -> None:
    """End a seat: its keys go, and what is written from now on is under a new key."""
    case = seat.case
    hold_case(actor, case)
    seat.until = clock.now()
    staying = [other for other in seats_of(actor, case) if other.whole_file]
    for space_id in _file_of(actor, case):
        vault.end_grants(space_id, seat.account_id)
        _turn(actor, space_id, staying)
    db.session.expire(case, ["circle"])
    audit.record(
        actor,
        Deed.SEAT_ENDED,
        on=seat,
        space=case.space_id,
        purpose=Purpose.CLIENT_WORK,
        account=seat.account_id,
    )


def let_circle_read(actor: Actor, case: Case, space_id: UUID) -> None:
    """Give everybody who has the case's file the key of a new space of the case."""
    for seat in seats_of(actor, case):
        if seat.whole_file and seat.account_id != actor.id:
            recipient = vault.recipient_of(seat.account_id)
            vault.grant(space_id, recipient, seat=seat.id, expires_at=seat.until)


def _seat(
    actor: Actor,
    case: Case,
    account_id: UUID,
    seat_as: CircleRole,
    *,
    writes: bool,
    until: datetime | None,
    recipient_agency: UUID | None = None,
    provision: str = "",
) -> CircleSeat:
    seat = CircleSeat(
        id=new_id(),
        case_id=case.id,
        account_id=account_id,
        seat_as=seat_as,
        writes=writes,
        whole_file=True,
        since=clock.now(),
        until=until,
    )
    db.session.add(seat)
    db.session.flush()
    db.session.expire(case, ["circle"])
    audit.record(
        actor,
        Deed.SEAT_GRANTED,
        on=seat,
        space=case.space_id,
        purpose=Purpose.CLIENT_WORK,
        provision=provision,
        recipient_agency=recipient_agency,
        account=account_id,
    )
    return seat


def _turn(actor: Actor, space_id: UUID, staying: Iterable[CircleSeat]) -> None:
    """Turn a key to those who stay; a seat with a last day gets a wrap with the same end."""
    vault.turn_key(
        space_id,
        [
            vault.recipient_of(seat.account_id).seated(seat.id, seat.until)
            for seat in staying
            if seat.account_id != actor.id
        ],
    )


def _file_of(actor: Actor, case: Case) -> list[UUID]:
    return [case.space_id, *(client.space_id for client in clients_of(actor, case))]


def _colleague(actor: Actor, case: Case, account_id: UUID) -> Account:
    for colleague in colleagues_without_seat(actor, case):
        if colleague.id == account_id:
            return colleague
    raise NotSaved(NOT_A_COLLEAGUE)


def _other_agency(actor: Actor, case: Case, colleague: Account) -> UUID | None:
    own = team_of(actor, case).agency_id
    return colleague.agency_id if colleague.agency_id != own else None


def _end_of(day: date | None) -> datetime | None:
    if day is None:
        return None
    if day < clock.today():
        raise NotSaved(DAY_IS_PAST)
    return clock.from_local(datetime.combine(day + timedelta(days=1), time.min))
