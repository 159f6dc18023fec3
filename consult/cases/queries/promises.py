"""Reading of seats in circles that are promised to people on their way."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload

from consult.accounts.models import Arrival, ArrivalState
from consult.cases.models import Case, CirclePromise, CirclePromiseAsSeen, CircleSeat
from consult.cases.queries.finding import WORKING_SEATS, visible_cases
from consult.cases.rules import CaseStatus
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import TeamPromise

SHOWN = 50


def newcomers_to_promise(actor: Actor, case: Case) -> Sequence[Arrival]:
    """Return who is on her way into the case's team and has no seat promised in its circle yet."""
    coming = select(TeamPromise.arrival_id).where(
        TeamPromise.team_id == case.team_id, TeamPromise.seat.in_(WORKING_SEATS)
    )
    promised = select(CirclePromise.arrival_id).where(CirclePromise.case_id == case.id)
    query = select(Arrival).where(
        Arrival.closed_at.is_(None), Arrival.id.in_(coming), Arrival.id.not_in(promised)
    )
    return db.session.scalars(query.order_by(Arrival.name, Arrival.id)).all()


def cases_to_promise(actor: Actor, arrival_id: UUID) -> Sequence[Case]:
    """Return the actor's open cases of the teams that somebody is on her way into.

    Only where she writes, and where no seat is promised to the newcomer yet.
    """
    into = select(TeamPromise.team_id).where(
        TeamPromise.arrival_id == arrival_id, TeamPromise.seat.in_(WORKING_SEATS)
    )
    promised = select(CirclePromise.case_id).where(CirclePromise.arrival_id == arrival_id)
    written = visible_cases(actor, CircleSeat.writes.is_(True), CircleSeat.whole_file.is_(True))
    query = written.where(
        Case.status == CaseStatus.OPEN, Case.team_id.in_(into), Case.id.not_in(promised)
    )
    return db.session.scalars(query.order_by(Case.opened_at.desc()).limit(SHOWN)).all()


def circle_promises_of(actor: Actor, case: Case) -> Sequence[tuple[CirclePromise, Arrival]]:
    """Return the seats that are promised in a circle the actor was shown."""
    query = (
        select(CirclePromise, Arrival)
        .join(Arrival, Arrival.id == CirclePromise.arrival_id)
        .where(CirclePromise.case_id == case.id)
        .order_by(CirclePromise.promised_at, CirclePromise.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def find_circle_promise(actor: Actor, promise_id: UUID) -> CirclePromiseAsSeen | None:
    """Return a promised seat of a circle the actor sits in."""
    query = _seen_by(actor).where(CirclePromise.id == promise_id)
    row = db.session.execute(query).unique().one_or_none()
    return None if row is None else CirclePromiseAsSeen(*row)


def circle_promises_to_keep(actor: Actor) -> Sequence[CirclePromiseAsSeen]:
    """Return what was promised in circles the actor writes in, to people who are in by now."""
    query = _seen_by(actor).where(*_to_keep(actor)).order_by(CirclePromise.promised_at)
    return [CirclePromiseAsSeen(*row) for row in db.session.execute(query.limit(SHOWN)).unique()]


def count_of_circle_promises(actor: Actor) -> ColumnElement[int]:
    """Say, within a query, how many promised seats in circles wait for the actor's press."""
    query = (
        select(func.count())
        .select_from(CirclePromise)
        .join(Arrival, Arrival.id == CirclePromise.arrival_id)
        .join(Case, Case.id == CirclePromise.case_id)
        .where(*_to_keep(actor))
    )
    return query.scalar_subquery()


def count_circle_promises_to(actor: Actor, arrival_id: UUID) -> int:
    """Count the circles in which somebody on her way is promised a seat."""
    query = select(func.count()).where(CirclePromise.arrival_id == arrival_id)
    return db.session.scalar(query) or 0


def _seen_by(actor: Actor) -> Select[CirclePromise, Arrival, Case]:
    circle = joinedload(Case.circle).joinedload(CircleSeat.account)
    return (
        select(CirclePromise, Arrival, Case)
        .join(Arrival, Arrival.id == CirclePromise.arrival_id)
        .join(Case, Case.id == CirclePromise.case_id)
        .where(Case.id.in_(visible_cases(actor).with_only_columns(Case.id)))
        .options(circle, joinedload(Case.team))
    )


def _to_keep(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    written = visible_cases(actor, CircleSeat.writes.is_(True), CircleSeat.whole_file.is_(True))
    return (
        Arrival.closed_as == ArrivalState.APPROVED,
        Case.status == CaseStatus.OPEN,
        Case.id.in_(written.with_only_columns(Case.id)),
    )
