"""Seats in a circle promised to people on their way: nothing gives them by itself."""

from datetime import date
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.cases.models import Case, CirclePromise, CirclePromiseAsSeen, CircleSeat
from consult.cases.operations.circle import GROUND_MISSING, end_of, grant_seat
from consult.cases.queries import hold_case, newcomers_to_promise, team_of
from consult.cases.rules import CircleRole
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

NOT_COMING = Words(
    "Hänelle ei ole luvattu paikkaa tässä tiimissä, tai paikka piirissä on jo luvattu.",
    "Personen har inte lovats en plats i teamet, eller så är platsen i kretsen redan lovad.",
    "She is promised no seat in this team, or is promised one in the circle already.",
)
NOT_IN_YET = Words(
    "Häntä ei ole vielä hyväksytty.",
    "Personen är inte godkänd än.",
    "She has not been let in yet.",
)


def promise_circle_seat(
    actor: Actor,
    case: Case,
    arrival_id: UUID,
    seat_as: CircleRole,
    *,
    writes: bool,
    last_day: date | None = None,
    provision: str | None = None,
) -> CirclePromise:
    """Promise a seat in the circle. Nothing of the case opens by it, now or at the approval."""
    hold_case(actor, case)
    coming = {one.id: one for one in newcomers_to_promise(actor, case)}
    if arrival_id not in coming:
        raise NotSaved(NOT_COMING)
    other = coming[arrival_id].agency_id != team_of(actor, case).agency_id
    if other and not provision:
        raise NotSaved(GROUND_MISSING)
    end_of(last_day)  # a day that is past is refused now, not when the seat is given
    promise = CirclePromise(
        id=new_id(),
        case_id=case.id,
        arrival_id=arrival_id,
        seat_as=seat_as,
        writes=writes,
        last_day=last_day,
        provision=(provision or "") if other else "",
        promised_by=actor.id,
        promised_at=clock.now(),
    )
    db.session.add(promise)
    _record(actor, Deed.CIRCLE_SEAT_PROMISED, case, promise)
    return promise


def keep_circle_promise(actor: Actor, seen: CirclePromiseAsSeen) -> CircleSeat:
    """Give the promised seat with its keys, now that she is in the house and in the team."""
    promise, account_id = seen.promise, seen.arrival.account_id
    if account_id is None or not seen.may_be_kept:
        raise NotSaved(NOT_IN_YET)
    seat = grant_seat(
        actor,
        seen.case,
        account_id,
        promise.seat_as,
        writes=promise.writes,
        last_day=promise.last_day,
        provision=promise.provision or None,
    )
    db.session.delete(promise)
    return seat


def take_circle_promise_back(actor: Actor, seen: CirclePromiseAsSeen) -> None:
    """Do not give what was promised."""
    db.session.delete(seen.promise)
    _record(actor, Deed.CIRCLE_PROMISE_ENDED, seen.case, seen.promise)


def _record(actor: Actor, deed: Deed, case: Case, promise: CirclePromise) -> None:
    audit.record(
        actor,
        deed,
        on=promise,
        space=case.space_id,
        purpose=Purpose.CLIENT_WORK,
        arrival=promise.arrival_id,
    )
