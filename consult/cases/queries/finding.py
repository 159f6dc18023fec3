"""Reading of cases. All of it starts from the circles the actor sits in."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from consult import vault
from consult.accounts.models import Account, AccountStatus
from consult.cases.models import (
    Case,
    CaseToNote,
    CircleSeat,
    Client,
    DeputyExclusion,
    ErasedClient,
)
from consult.cases.rules import CaseStatus, CircleRole, ClientRole
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import Team, TeamKind, TeamSeat
from consult.teams.queries import members_of, my_team_ids, my_teams

CIRCLE = joinedload(Case.circle).joinedload(CircleSeat.account)
"""The circle with its names, in the same query as the case."""

WORKING_SEATS = (TeamSeat.LEAD, TeamSeat.MEMBER, TeamSeat.FACILITATOR)


def myself(actor: Actor) -> Actor:
    """Return the actor: the subject of what one does with one's own list."""
    return actor


def visible_cases(actor: Actor, *of_kind: ColumnElement[bool]) -> Select[Case]:
    """Every case in whose circle the actor sits. All reading of cases starts here."""
    # From her seats to the cases, not the other way round: others' cases are never looked at.
    hers = select(CircleSeat.case_id).where(
        CircleSeat.account_id == actor.id, *taken_now(), *of_kind
    )
    return select(Case).where(Case.id.in_(hers), Case.status != CaseStatus.ERASED)


def my_cases(actor: Actor, *, archived: bool = False) -> Select[Case]:
    """Return the actor's cases with their circles, newest first, for a list."""
    is_archived = Case.status == CaseStatus.ARCHIVED
    return (
        visible_cases(actor)
        .where(is_archived if archived else ~is_archived)
        .options(joinedload(Case.team), CIRCLE)
        .order_by(Case.opened_at.desc(), Case.id)
    )


def find_case(actor: Actor, case_id: UUID) -> Case | None:
    """Return the case with its team and circle, if the actor may know that it exists."""
    query = visible_cases(actor).where(Case.id == case_id).options(joinedload(Case.team), CIRCLE)
    return db.session.scalars(query).unique().one_or_none()


def find_case_to_show(actor: Actor, case_id: UUID) -> Case | None:
    """Return the case as `find_case` does, with its clients in the same query."""
    query = visible_cases(actor).where(Case.id == case_id)
    query = query.options(joinedload(Case.team), CIRCLE, joinedload(Case.clients))
    return db.session.scalars(query).unique().one_or_none()


def find_case_to_note(actor: Actor, case_id: UUID) -> CaseToNote | None:
    """Return the case for its circle, and before it is noted for the team's deputies too."""
    if case := find_case(actor, case_id):
        return CaseToNote(case, as_deputy=False)
    query = (
        _unnoted()
        .where(Case.id == case_id, *acts_for(actor))
        .options(joinedload(Case.team), CIRCLE)
    )
    case = db.session.scalars(query).unique().one_or_none()
    return CaseToNote(case, as_deputy=True) if case else None


def cases_to_note(actor: Actor) -> Sequence[Case]:
    """Return the cases whose code the client system does not know yet.

    They wait for whoever sits as the responsible worker and for the named deputies of the team.
    """
    responsible = CircleSeat.seat_as == CircleRole.RESPONSIBLE
    mine = visible_cases(actor, responsible).with_only_columns(Case.id)
    query = (
        _unnoted()
        .where(
            or_(
                Case.id.in_(mine.with_only_columns(Case.id)),
                and_(*acts_for(actor)),
            )
        )
        .options(joinedload(Case.team), CIRCLE)
        .order_by(Case.opened_at, Case.id)
    )
    return db.session.scalars(query).unique().all()


def clients_of(actor: Actor, case: Case) -> Sequence[Client]:
    """Return the clients of a case the actor was shown, in the order they were added."""
    query = select(Client).where(Client.case_id == case.id)
    return db.session.scalars(query.order_by(Client.added_at, Client.id)).all()


def behind_in(actor: Actor, case: Case) -> int:
    """Return how many texts of the file still lie under earlier keys."""
    return vault.rows_behind([case.space_id, *(one.space_id for one in clients_of(actor, case))])


def find_client(actor: Actor, client_id: UUID) -> Client | None:
    """Return the client with its case, if the actor sits in the circle."""
    visible = visible_cases(actor).with_only_columns(Case.id)
    query = (
        select(Client)
        .where(Client.id == client_id, Client.case_id.in_(visible))
        .options(joinedload(Client.case).options(joinedload(Case.team), CIRCLE))
    )
    return db.session.scalars(query).unique().one_or_none()


def find_seat(actor: Actor, seat_id: UUID) -> CircleSeat | None:
    """Return a taken seat of a circle the actor sits in herself."""
    visible = visible_cases(actor).with_only_columns(Case.id)
    query = (
        select(CircleSeat)
        .where(CircleSeat.id == seat_id, CircleSeat.case_id.in_(visible), *taken_now())
        .options(
            joinedload(CircleSeat.account),
            joinedload(CircleSeat.case).options(joinedload(Case.team), CIRCLE),
        )
    )
    return db.session.scalars(query).unique().one_or_none()


def seats_of(actor: Actor, case: Case) -> Sequence[CircleSeat]:
    """Return the taken seats of a case, as they are now."""
    query = select(CircleSeat).where(CircleSeat.case_id == case.id, *taken_now())
    ordered = query.options(joinedload(CircleSeat.account)).order_by(
        CircleSeat.since, CircleSeat.id
    )
    return db.session.scalars(ordered).all()


def colleagues_without_seat(actor: Actor, case: Case) -> Sequence[Account]:
    """Return those who work in the case's team and do not sit in its circle.

    Who only supervises, coordinates or stands in gets no key to a file this way, nor does who is
    kept from acting for the case.
    """
    seated = {seat.account_id for seat in seats_of(actor, case)}
    team = {member.account_id for member in members_of(actor, case.team_id, *WORKING_SEATS)}
    query = select(Account).where(
        Account.id.in_(team - seated),
        Account.status == AccountStatus.ACTIVE,
        Account.id.not_in(excluded_from(case.id)),
    )
    return db.session.scalars(query.order_by(Account.name, Account.id)).all()


def teams_to_open_in(actor: Actor) -> Sequence[Team]:
    """Return the actor's own working teams whose deputies can already be reached."""
    teams = my_teams(actor, TeamSeat.LEAD, TeamSeat.MEMBER)
    return [team for team in teams if team.kind is TeamKind.WEEKLY and team.has_spaces]


def hold_case(actor: Actor, case: Case) -> None:
    """Keep others from changing the circle or the clients of a case until this is saved.

    Rows that only refer to the case may be written meanwhile: a note being saved holds the key of
    its space and then asks whether its case is there; each would wait for the other.
    """
    held = select(Case.id).where(Case.id == case.id).with_for_update(key_share=True)
    db.session.execute(held)


def team_of(actor: Actor, case: Case) -> Team:
    """Return the team whose case it is."""
    return db.session.get_one(Team, case.team_id)


def is_code_taken(actor: Actor, code: str) -> bool:
    """Tell whether a case has ever had this code."""
    return db.session.scalars(select(Case.id).where(Case.code == code)).first() is not None


def next_number(actor: Actor, case: Case, role: ClientRole) -> int:
    """Return the number of the next client in this role; an erased one's is not given again."""
    numbers = (
        select(func.coalesce(func.max(kind.number), 0))
        .where(kind.case_id == case.id, kind.role == role)
        .scalar_subquery()
        for kind in (Client, ErasedClient)
    )
    return 1 + max(map(int, db.session.execute(select(*numbers)).one()))


def taken_now() -> tuple[ColumnElement[bool], ...]:
    """Say in a query that a seat is taken now."""
    now = clock.now()
    return CircleSeat.since <= now, or_(CircleSeat.until.is_(None), CircleSeat.until > now)


def acts_for(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """Say in a query that the actor may act for a case: a named deputy, not kept from it."""
    kept_out = exists().where(
        DeputyExclusion.case_id == Case.id,
        DeputyExclusion.account_id == actor.id,
        DeputyExclusion.until.is_(None),
    )
    there = Case.status != CaseStatus.ERASED
    return Case.team_id.in_(my_team_ids(actor, TeamSeat.DEPUTY)), there, ~kept_out


def excluded_from(case_id: UUID) -> Select[UUID]:
    """Return who is kept from acting for a case, as a part of another query."""
    return select(DeputyExclusion.account_id).where(
        DeputyExclusion.case_id == case_id, DeputyExclusion.until.is_(None)
    )


def _unnoted() -> Select[Case]:
    return select(Case).where(Case.noted_on.is_(None), Case.status == CaseStatus.OPEN)
