"""What goes when: closed cases by their day, what is kept back, what is under way."""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from consult.cases.models import Case, CircleSeat, Client
from consult.cases.queries import visible_cases
from consult.cases.rules import CaseStatus, CircleRole
from consult.erasures.models import Erasure, Kept, Queue, RetentionHold
from consult.erasures.queries.finding import LEADING, STANDING, of_register
from consult.erasures.rules import (
    AGAIN_AFTER,
    OPEN_STATES,
    OVERDUE_AFTER,
    ErasureState,
    due_on,
    months_later,
    rules_in_force,
)
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.teams.models import Team
from consult.teams.queries import my_team_ids

CLOSED = (CaseStatus.CLOSED, CaseStatus.ARCHIVED)
AT_ONCE = 200
"""So many cases are proposed in one round; the next takes the rest."""
SHOWN = 50


def find_queue(actor: Actor) -> Queue:
    """Return what is under way for the actor. The list of cases comes page by page."""
    query = (
        select(Erasure, Case)
        .join(Case, Case.id == Erasure.case_id)
        .join(Team, Team.id == Case.team_id)
        .where(Erasure.state.in_(STANDING), _mine(actor))
        .order_by(Erasure.asked_at, Erasure.id)
    )
    rows = db.session.execute(query.limit(SHOWN)).all()
    return Queue(
        keeps_register=actor.has(Duty.REGISTRAR),
        under_way=[(erasure, case) for erasure, case in rows],
        keeps_cases=actor.has(Duty.REGISTRAR, Duty.SOCIAL_WORKER),
    )


def past_erasures(actor: Actor) -> Sequence[tuple[Erasure, Case]]:
    """Return what was erased lately, to the two who decided it and to the register."""
    query = (
        select(Erasure, Case)
        .join(Case, Case.id == Erasure.case_id)
        .join(Team, Team.id == Case.team_id)
        .where(
            Erasure.state == ErasureState.DONE,
            or_(Erasure.asked_by == actor.id, Erasure.answered_by == actor.id, of_register(actor)),
        )
        .order_by(Erasure.done_at.desc(), Erasure.id)
    )
    return [(one, case) for one, case in db.session.execute(query.limit(SHOWN))]


def kept_cases(actor: Actor) -> Select[Case, Team]:
    """Return the closed cases that are the actor's to look after, the longest closed first."""
    return (
        _closed()
        .where(or_(Case.id.in_(_answered_for(actor)), of_register(actor)))
        .order_by(Case.closed_at, Case.id)
    )


def kept(actor: Actor, rows: Sequence[tuple[Case, Team]]) -> list[Kept]:
    """Return closed cases with their days, their holds and what is under way, in three queries."""
    ids = [case.id for case, _team in rows]
    if not ids:
        return []
    clients: dict[UUID, list[Client]] = {one: [] for one in ids}
    query = select(Client).where(Client.case_id.in_(ids)).order_by(Client.added_at, Client.id)
    for client in db.session.scalars(query):
        clients[client.case_id].append(client)
    standing = and_(RetentionHold.lifted_at.is_(None), RetentionHold.until >= clock.today())
    held = select(RetentionHold).where(RetentionHold.case_id.in_(ids), standing)
    holds = {hold.case_id: hold for hold in db.session.scalars(held)}
    begun = select(Erasure).where(Erasure.case_id.in_(ids), Erasure.state.in_(STANDING))
    erasures = {one.case_id: one for one in db.session.scalars(begun)}
    return [
        Kept(
            case,
            team,
            clients[case.id],
            _due_on(case, clients[case.id]),
            holds.get(case.id),
            erasures.get(case.id),
        )
        for case, team in rows
    ]


def cases_to_propose(actor: Actor) -> list[Kept]:
    """Return the closed cases whose time is over and about which nothing is under way."""
    shortest = min(rule.months_here for rule in rules_in_force())
    lately = clock.now() - AGAIN_AFTER
    begun = select(Erasure.id).where(
        Erasure.case_id == Case.id,
        or_(
            Erasure.state.in_(STANDING),
            and_(Erasure.state == ErasureState.REFUSED, Erasure.answered_at > lately),
            and_(Erasure.state == ErasureState.STOPPED, Erasure.stopped_at > lately),
        ),
    )
    held = select(RetentionHold.id).where(
        RetentionHold.case_id == Case.id,
        RetentionHold.lifted_at.is_(None),
        RetentionHold.until >= clock.today(),
    )
    query = (
        _closed()
        .where(Case.closed_at < _months_ago(shortest), ~begun.exists(), ~held.exists())
        .order_by(Case.closed_at, Case.id)
    )
    rows = [(case, team) for case, team in db.session.execute(query.limit(AT_ONCE)).unique()]
    return [one for one in kept(actor, rows) if one.is_due]


def proposals_overtaken(actor: Actor) -> Sequence[Erasure]:
    """Return what was proposed of cases that have been opened again since."""
    query = (
        select(Erasure)
        .join(Case, Case.id == Erasure.case_id)
        .where(Erasure.state == ErasureState.PROPOSED, Case.status == CaseStatus.OPEN)
    )
    return db.session.scalars(query.with_for_update(of=Erasure)).all()


def proposals_unanswered(actor: Actor) -> int:
    """Count what has waited for somebody's word for too long."""
    query = select(func.count()).where(
        Erasure.state.in_((ErasureState.PROPOSED, ErasureState.ASKED)),
        Erasure.asked_at < clock.now() - OVERDUE_AFTER,
    )
    return db.session.scalar(query) or 0


def on_case(actor: Actor, case: Case) -> Sequence[Erasure]:
    """Return what is under way or done about a case that stays, in one query."""
    states = (*STANDING, ErasureState.DONE)
    query = select(Erasure).where(Erasure.case_id == case.id, Erasure.state.in_(states))
    return db.session.scalars(query.order_by(Erasure.asked_at, Erasure.id)).all()


def count_of_erasures(actor: Actor) -> ColumnElement[int]:
    """Count, as a part of another query, what waits for the actor's word."""
    hers = Case.team_id.in_(my_team_ids(actor, *LEADING))
    second = and_(
        Erasure.state == ErasureState.ASKED,
        Erasure.asked_by != actor.id,
        or_(hers, of_register(actor)),
    )
    first = and_(
        Erasure.state == ErasureState.PROPOSED,
        or_(Case.id.in_(_answered_for(actor)), of_register(actor)),
    )
    return (
        select(func.count())
        .select_from(Erasure)
        .join(Case, Case.id == Erasure.case_id)
        .join(Team, Team.id == Case.team_id)
        .where(Erasure.state.in_(OPEN_STATES), or_(second, first))
        .scalar_subquery()
    )


def _mine(actor: Actor) -> ColumnElement[bool]:
    return or_(
        Erasure.asked_by == actor.id,
        Erasure.answered_by == actor.id,
        of_register(actor),
        Case.team_id.in_(my_team_ids(actor, *LEADING)),
        Case.id.in_(_answered_for(actor)),
    )


def _answered_for(actor: Actor) -> Select[UUID]:
    responsible = and_(
        CircleSeat.seat_as == CircleRole.RESPONSIBLE, CircleSeat.whole_file, CircleSeat.writes
    )
    return visible_cases(actor, responsible).with_only_columns(Case.id)


def _closed() -> Select[Case, Team]:
    return (
        select(Case, Team)
        .join(Team, Team.id == Case.team_id)
        .where(Case.status.in_(CLOSED), Case.closed_at.is_not(None))
        .options(joinedload(Case.team))
    )


def _due_on(case: Case, clients: Sequence[Client]) -> date:
    assert case.closed_at is not None
    return due_on(clock.local(case.closed_at).date(), {one.service_task for one in clients})


def _months_ago(months: int) -> datetime:
    """Return a moment so long ago that nothing closed later is due. Earlier is looked at singly."""
    day = months_later(clock.today().replace(day=1), 1 - months)
    return clock.from_local(datetime.combine(day, time()))
