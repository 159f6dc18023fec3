"""Who sits in the circle of a case: seats are given and ended together with their keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    opening_of_seat,
    seats_of,
    team_of,
)
from consult.cases.rules import CircleRole, SeatGround
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


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms somebody is seated."""

    seat_as: CircleRole
    writes: bool = False
    whole_file: bool = True
    until: datetime | None = None
    ground: SeatGround = SeatGround.GIVEN
    provision: str = ""
    stands_in_for: UUID | None = None
    seat_id: UUID | None = None
    """Where the keys were given before the seat: which one they came with."""


def take_own_seat(actor: Actor, case: Case) -> CircleSeat:
    """Seat whoever opens a case as its responsible worker. She made its space and holds its key."""
    terms = Terms(CircleRole.RESPONSIBLE, writes=True, ground=SeatGround.OPENED)
    seat = put_on_seat(actor, case, actor.id, terms)
    _record_seat(actor, case, seat)
    return seat


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
    colleague, other_agency, ground = _expected(actor, case, account_id, provision)
    terms = Terms(seat_as, writes=writes, until=end_of(last_day), provision=ground)
    seat = put_on_seat(actor, case, colleague.id, terms)
    _record_seat(actor, case, seat, recipient_agency=other_agency)
    give_keys(file_of(actor, case), seat)
    return seat


def grant_partial_seat(
    actor: Actor,
    case: Case,
    account_id: UUID,
    space_id: UUID,
    *,
    last_day: date | None = None,
    provision: str | None = None,
) -> CircleSeat:
    """Seat a colleague who is to open one consultation of the case, and nothing else of it."""
    colleague, other_agency, ground = _expected(actor, case, account_id, provision)
    terms = Terms(CircleRole.OTHER, whole_file=False, until=end_of(last_day), provision=ground)
    seat = put_on_seat(actor, case, colleague.id, terms)
    _record_seat(actor, case, seat, recipient_agency=other_agency)
    give_keys([space_id], seat)
    return seat


def end_seat(actor: Actor, seat: CircleSeat) -> None:
    """End a seat: its keys go, and what is written from now on is under a new key."""
    case = seat.case
    hold_case(actor, case)
    seat.until = clock.now()
    opening = opening_of_seat(actor, seat)
    if opening is not None:
        opening.ended_at = clock.now()
    staying = [other for other in seats_of(actor, case) if other.whole_file]
    for space_id in file_of(actor, case):
        vault.end_grants(space_id, seat.account_id)
        _turn(actor, space_id, staying)
    # Other spaces of the case are turned by whoever next writes there: she may not hold them.
    vault.end_grants_of_seat(seat.id)
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
            give_keys([space_id], seat)


def put_on_seat(actor: Actor, case: Case, account_id: UUID, terms: Terms) -> CircleSeat:
    """Write down a seat. Its keys and its deed are its caller's."""
    seat = CircleSeat(
        id=terms.seat_id or new_id(),
        case_id=case.id,
        account_id=account_id,
        seat_as=terms.seat_as,
        writes=terms.writes,
        whole_file=terms.whole_file,
        since=clock.now(),
        until=terms.until,
        ground=terms.ground,
        provision=terms.provision,
        stands_in_for=terms.stands_in_for,
    )
    db.session.add(seat)
    db.session.flush()
    db.session.expire(case, ["circle"])
    return seat


def give_keys(spaces: Iterable[UUID], seat: CircleSeat, *, through_duty: bool = False) -> None:
    """Wrap the keys of these spaces to whoever has the seat, for as long as it lasts."""
    recipient = vault.recipient_of(seat.account_id)
    for space_id in spaces:
        vault.grant(
            space_id,
            recipient,
            seat=seat.id,
            expires_at=seat.until,
            through_duty=through_duty,
        )


def file_of(actor: Actor, case: Case) -> Sequence[UUID]:
    """Return the spaces of the file: the case's own and each client's."""
    return [case.space_id, *(client.space_id for client in clients_of(actor, case))]


def end_of(day: date | None) -> datetime | None:
    """Return when a last day is over.

    Raises:
        NotSaved: it is past.

    """
    if day is None:
        return None
    if day < clock.today():
        raise NotSaved(DAY_IS_PAST)
    return clock.from_local(datetime.combine(day + timedelta(days=1), time.min))


def _record_seat(
    actor: Actor, case: Case, seat: CircleSeat, recipient_agency: UUID | None = None
) -> None:
    audit.record(
        actor,
        Deed.SEAT_GRANTED,
        on=seat,
        space=case.space_id,
        purpose=Purpose.CLIENT_WORK,
        provision=seat.provision,
        recipient_agency=recipient_agency,
        account=seat.account_id,
    )


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


def _expected(
    actor: Actor, case: Case, account_id: UUID, provision: str | None
) -> tuple[Account, UUID | None, str]:
    """Return who may be seated, her agency if it is another one, and the ground then."""
    hold_case(actor, case)
    colleague = _colleague(actor, case, account_id)
    other = _other_agency(actor, case, colleague)
    if other and not provision:
        raise NotSaved(GROUND_MISSING)
    return colleague, other, (provision or "") if other else ""


def _colleague(actor: Actor, case: Case, account_id: UUID) -> Account:
    for colleague in colleagues_without_seat(actor, case):
        if colleague.id == account_id:
            return colleague
    raise NotSaved(NOT_A_COLLEAGUE)


def _other_agency(actor: Actor, case: Case, colleague: Account) -> UUID | None:
    own = team_of(actor, case).agency_id
    return colleague.agency_id if colleague.agency_id != own else None
