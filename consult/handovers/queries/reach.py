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
    and_,
    func,
    or_,
    select,
    union_all,
)

from consult.cases.models import Case, Client
from consult.consultations.models import Consultation
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.queries.lost import lost_spaces
from consult.handovers.queries.openers import COUNTED, who_opens
from consult.teams.models import DUTY_SEATS, LEADERSHIP_SEATS, Team, TeamMember
from consult.vault import Grant, RecipientKind, Space, SpaceState

ENOUGH = 2
"""With one alone nobody reads on when that one is away."""


def few_openers(actor: Actor) -> list[dict[str, Any]]:
    """Return the spaces that fewer than two people can open, each with its team."""
    openers = who_opens().subquery()
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
    openers = who_opens().subquery()
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

    Those of which she has a wrap, those she lost with her keys and has not got back, and the rooms
    of teams in which she sits as a deputy or leads.
    """
    openers = who_opens().subquery()
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
        or_(
            Space.id.in_(held),
            Space.id.in_(_rooms_of(account_id)),
            Space.id.in_(lost_spaces(account_id)),
        ),
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
