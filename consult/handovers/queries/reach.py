"""How many people can open each space: one statement over all keys, none of which is opened.

Somebody opens a space when her own key, certified and not retired, holds a live wrap of its newest
version, or when she is a deputy whose duty key does and no case keeps her out. The off-line
recovery key does not count: it is nobody's way in on an ordinary day.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    func,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.sql.selectable import NamedFromClause

from consult.accounts.models import Account, AccountStatus
from consult.cases.models import Case, Client, DeputyExclusion
from consult.consultations.models import Consultation
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import DUTY_SEATS, LEADERSHIP_SEATS, Team, TeamMember
from consult.vault import Grant, PersonKey, RecipientKind, Space, SpaceKind, SpaceState

ENOUGH = 2
"""With one alone nobody reads on when that one is away."""
COUNTED = (
    SpaceKind.CASE,
    SpaceKind.CLIENT,
    SpaceKind.CONSULTATION,
    SpaceKind.DUTY,
    SpaceKind.LEADERSHIP,
)
"""A private space is its writer's alone, and is meant to be."""


def few_openers(actor: Actor) -> list[dict[str, Any]]:
    """Return the spaces that fewer than two people can open, each with its team."""
    openers = _openers().subquery()
    counted = (
        select(openers.c.space_id, func.count(openers.c.person.distinct()).label("openers"))
        .group_by(openers.c.space_id)
        .subquery()
    )
    how_many = func.coalesce(counted.c.openers, 0)
    query = (
        select(
            Space.id.label("space_id"),
            Space.kind,
            _team().label("team_id"),
            how_many.label("openers"),
        )
        .outerjoin(counted, counted.c.space_id == Space.id)
        .where(*_counted(), how_many < ENOUGH)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]


def count_spaces(actor: Actor) -> int:
    """Return how many spaces were looked at."""
    query = select(func.count()).select_from(Space).where(*_counted())
    return db.session.scalar(query) or 0


def spaces_of_one(actor: Actor, account_id: UUID) -> list[dict[str, Any]]:
    """Return the spaces that this person holds, and that nobody else in the house can open."""
    openers = _openers().subquery()
    others = select(openers.c.space_id).where(openers.c.person != account_id)
    held = select(Grant.space_id).where(
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == account_id,
        Grant.ended_at.is_(None),
        or_(Grant.expires_at.is_(None), Grant.expires_at > clock.now()),
    )
    query = select(Space.id.label("space_id"), Space.kind, _team().label("team_id")).where(
        *_counted(), Space.id.in_(held), Space.id.not_in(others)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]


def shut_to(actor: Actor, account_id: UUID) -> list[dict[str, Any]]:
    """Return the spaces that nobody in the house can open and that this person should.

    Those of which she has a wrap, be it to keys she has lost, and the rooms of teams in which she
    sits as a deputy or leads.
    """
    openers = _openers().subquery()
    held = select(Grant.space_id).where(
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == account_id,
        Grant.ended_at.is_(None),
        or_(Grant.expires_at.is_(None), Grant.expires_at > clock.now()),
    )
    code = select(Case.code).where(Case.space_id == Space.id).scalar_subquery()
    client_of = (
        select(Case.code)
        .join(Client, Client.case_id == Case.id)
        .where(Client.space_id == Space.id)
        .scalar_subquery()
    )
    asked = select(Consultation.code).where(Consultation.space_id == Space.id).scalar_subquery()
    query = select(
        Space.id.label("space_id"),
        Space.kind,
        _team().label("team_id"),
        func.coalesce(code, client_of, asked).label("code"),
    ).where(
        *_counted(),
        Space.has_recovery,
        or_(Space.id.in_(held), Space.id.in_(_rooms_of(account_id))),
        Space.id.not_in(select(openers.c.space_id)),
    )
    return [dict(row) for row in db.session.execute(query.order_by(Space.created_at)).mappings()]


def _rooms_of(account_id: UUID) -> CompoundSelect[Any]:
    """Select the rooms of the teams in which somebody sits as a deputy, or leads."""
    sits = and_(
        TeamMember.team_id == Team.id,
        TeamMember.account_id == account_id,
        or_(TeamMember.until.is_(None), TeamMember.until > clock.today()),
    )
    return union_all(
        select(Team.duty_space_id).join(TeamMember, sits).where(TeamMember.seat.in_(DUTY_SEATS)),
        select(Team.leadership_space_id)
        .join(TeamMember, sits)
        .where(TeamMember.seat.in_(LEADERSHIP_SEATS)),
    )


def _counted() -> tuple[ColumnElement[bool], ...]:
    return Space.state == SpaceState.LIVE, Space.kind.in_(COUNTED)


def _openers() -> CompoundSelect[Any]:
    """Pair each space with everybody who can open it."""
    direct = Grant.__table__.alias("direct")
    own = _held(direct).with_only_columns(direct.c.space_id, direct.c.recipient_id.label("person"))
    duty, deputy = Grant.__table__.alias("duty"), Grant.__table__.alias("deputy")
    opened, barred = Space.__table__.alias("opened"), _barred().subquery()
    through = (
        _held(deputy)
        .join(
            duty,
            and_(
                duty.c.kind == RecipientKind.DUTY,
                duty.c.recipient_id == deputy.c.space_id,
                duty.c.ended_at.is_(None),
            ),
        )
        .join(opened, and_(opened.c.id == duty.c.space_id, opened.c.version == duty.c.version))
        .outerjoin(
            barred,
            and_(barred.c.space_id == duty.c.space_id, barred.c.person == deputy.c.recipient_id),
        )
        .where(barred.c.person.is_(None))
        .with_only_columns(duty.c.space_id, deputy.c.recipient_id.label("person"))
    )
    return union(own, through)


def _held(grants: NamedFromClause[Any]) -> Select[Any]:
    """Select live wraps of newest versions to people with a certified key and an account in use."""
    newest = Space.__table__.alias(f"newest_{grants.name}")
    return (
        select(grants.c.space_id)
        .join(newest, and_(newest.c.id == grants.c.space_id, newest.c.version == grants.c.version))
        .join(
            PersonKey,
            and_(
                PersonKey.kid == grants.c.kid,
                PersonKey.cert_id.is_not(None),
                PersonKey.retired_at.is_(None),
            ),
        )
        .join(
            Account,
            and_(Account.id == grants.c.recipient_id, Account.status == AccountStatus.ACTIVE),
        )
        .where(
            grants.c.kind == RecipientKind.PERSON,
            grants.c.ended_at.is_(None),
            or_(grants.c.expires_at.is_(None), grants.c.expires_at > clock.now()),
        )
    )


def _barred() -> CompoundSelect[Any]:
    in_force = DeputyExclusion.until.is_(None)
    person = DeputyExclusion.account_id.label("person")
    files = select(Case.space_id, person).join(
        DeputyExclusion, and_(DeputyExclusion.case_id == Case.id, in_force)
    )
    cards = select(Client.space_id, person).join(
        DeputyExclusion, and_(DeputyExclusion.case_id == Client.case_id, in_force)
    )
    asked = select(Consultation.space_id, person).join(
        DeputyExclusion, and_(DeputyExclusion.case_id == Consultation.case_id, in_force)
    )
    return union_all(files, cards, asked)


def _team() -> ColumnElement[Any]:
    """Say whose a space is: the case's team, the group that was asked, or the team itself."""
    of_case = select(Case.team_id).where(Case.space_id == Space.id).scalar_subquery()
    of_client = (
        select(Case.team_id)
        .join(Client, Client.case_id == Case.id)
        .where(Client.space_id == Space.id)
        .scalar_subquery()
    )
    asked = select(Consultation.team_id).where(Consultation.space_id == Space.id).scalar_subquery()
    own = (
        select(Team.id)
        .where(or_(Team.duty_space_id == Space.id, Team.leadership_space_id == Space.id))
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(of_case, of_client, asked, own)
