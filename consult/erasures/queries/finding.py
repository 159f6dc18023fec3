"""Finding one case to erase, one erasure, one hold – or nothing, for whom it is not."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import joinedload

from consult.accounts.models import Account, AccountStatus
from consult.accounts.queries import accounts_with, names_of
from consult.audit import Anchor
from consult.cases.models import Case, Client
from consult.cases.queries import CIRCLE, visible_cases
from consult.cases.rules import CaseStatus
from consult.erasures.models import (
    ErasedSpace,
    Erasure,
    ErasureSeen,
    Holding,
    RetentionHold,
    ToErase,
)
from consult.erasures.rules import ErasureState
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import my_team_ids, people_in

LEADING = (TeamSeat.LEAD, TeamSeat.SUPERVISOR)
STANDING = (
    ErasureState.PROPOSED,
    ErasureState.ASKED,
    ErasureState.APPROVED,
    ErasureState.MARKED,
    ErasureState.SHREDDED,
)


def find_to_erase(actor: Actor, case_id: UUID) -> ToErase | None:
    """Return a case to its circle and to the responsible person of its register."""
    query = (
        select(Case, Team)
        .join(Team, Team.id == Case.team_id)
        .where(
            Case.id == case_id,
            Case.status != CaseStatus.ERASED,
            or_(Case.id.in_(visible_cases(actor).with_only_columns(Case.id)), of_register(actor)),
        )
        .options(joinedload(Case.team), CIRCLE)
    )
    row = db.session.execute(query).unique().one_or_none()
    if row is None:
        return None
    case, team = row
    return ToErase(case, team, None, keeps_register=keeps_register(actor, team))


def find_client_to_erase(actor: Actor, client_id: UUID) -> ToErase | None:
    """Return one client with the case, to the same people."""
    client = db.session.get(Client, client_id)
    found = find_to_erase(actor, client.case_id) if client is not None else None
    if client is None or found is None:
        return None
    return ToErase(found.case, found.team, client, keeps_register=found.keeps_register)


def find_erasure(actor: Actor, erasure_id: UUID) -> ErasureSeen | None:
    """Return an erasure to its two, the circle, the team's leaders, the register, the officer."""
    leads = Case.team_id.in_(my_team_ids(actor, *LEADING))
    query = (
        select(Erasure, Case, Team, leads)
        .join(Case, Case.id == Erasure.case_id)
        .join(Team, Team.id == Case.team_id)
        .where(Erasure.id == erasure_id)
        .options(joinedload(Case.team), CIRCLE)
    )
    row = db.session.execute(query).unique().one_or_none()
    if row is None:
        return None
    erasure, case, team, is_lead = row
    ids = [erasure.asked_by, erasure.answered_by, erasure.stopped_by]
    seat = case.seat_of(actor)
    officer = actor.has(Duty.DATA_PROTECTION) and actor.agency_id == team.agency_id
    register = keeps_register(actor, team)
    if not (
        actor.id in ids or register or is_lead or officer or (seat is not None and seat.whole_file)
    ):
        return None
    names = names_of(actor, [one for one in ids if one is not None])
    return ErasureSeen(erasure, case, team, keeps_register=register, leads=is_lead, names=names)


def find_hold(actor: Actor, hold_id: UUID) -> Holding | None:
    """Return a hold that stands, to those who may know of its case."""
    hold = db.session.get(RetentionHold, hold_id)
    if hold is None or hold.lifted_at is not None:
        return None
    found = find_to_erase(actor, hold.case_id)
    return Holding(hold, found) if found is not None else None


def keeps_register(actor: Actor, team: Team) -> bool:
    """Tell whether the actor is the responsible person of the register the team works for."""
    return actor.has(Duty.REGISTRAR) and actor.agency_id == team.agency_id


def of_register(actor: Actor) -> ColumnElement[bool]:
    """Say in a query that a team works for the register whose responsible person she is."""
    return Team.agency_id == actor.agency_id if actor.has(Duty.REGISTRAR) else false()


def open_erasures_of(actor: Actor, case: Case) -> Sequence[Erasure]:
    """Return the erasures of a case, or of clients of it, that are under way."""
    query = select(Erasure).where(Erasure.case_id == case.id, Erasure.state.in_(STANDING))
    return db.session.scalars(query.order_by(Erasure.asked_at, Erasure.id)).all()


def standing_hold(actor: Actor, case_id: UUID) -> RetentionHold | None:
    """Return what keeps a case today."""
    query = select(RetentionHold).where(
        RetentionHold.case_id == case_id,
        RetentionHold.lifted_at.is_(None),
        RetentionHold.until >= clock.today(),
    )
    return db.session.scalars(query.order_by(RetentionHold.until.desc())).first()


def held_erasure(actor: Actor, erasure_id: UUID) -> Erasure:
    """Return an erasure as it is now, with its row held."""
    query = select(Erasure).where(Erasure.id == erasure_id).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def to_carry_out(actor: Actor) -> Sequence[UUID]:
    """Return the erasures whose days of grace are over, and those that were interrupted."""
    due = and_(Erasure.state == ErasureState.APPROVED, Erasure.due_at <= clock.now())
    begun = Erasure.state.in_((ErasureState.MARKED, ErasureState.SHREDDED))
    query = select(Erasure.id).where(or_(due, begun))
    return db.session.scalars(query.order_by(Erasure.due_at, Erasure.id)).all()


def spaces_of_erasure(actor: Actor, erasure: Erasure) -> Sequence[UUID]:
    """Return which spaces an erasure destroys."""
    query = select(ErasedSpace.space_id).where(ErasedSpace.erasure_id == erasure.id)
    return db.session.scalars(query.order_by(ErasedSpace.space_id)).all()


def spaces_being_erased(actor: Actor) -> Sequence[UUID]:
    """Return the spaces whose tombstones stand and whose salts have still to go."""
    begun = select(Erasure.id).where(Erasure.state == ErasureState.MARKED)
    query = select(ErasedSpace.space_id).where(ErasedSpace.erasure_id.in_(begun))
    return db.session.scalars(query).all()


def latest_anchor(actor: Actor) -> int | None:
    """Return how far the log had come at the newest anchor."""
    return db.session.scalar(select(func.max(Anchor.seq)))


def account_holding(actor: Actor, *duties: Duty, agency_id: UUID) -> list[Account]:
    """Return who holds one of these duties in an agency."""
    return [one for one in accounts_with(actor, *duties) if one.agency_id == agency_id]


def people_to_ask(actor: Actor, team: Team) -> list[Account]:
    """Return who can be the second person: of the register, and who leads or supervises."""
    register = account_holding(actor, Duty.REGISTRAR, agency_id=team.agency_id)
    leaders = names_of(actor, people_in(actor, team.id, *LEADING)).values()
    people = {one.id: one for one in (*register, *leaders)}
    return [one for one in people.values() if one.status is AccountStatus.ACTIVE]
