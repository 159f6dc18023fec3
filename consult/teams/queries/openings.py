"""To whom teams have opened their times. Nobody else books them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import BOOKING_SEATS, OpeningAsSeen, Team, TeamKind, TeamOpening
from consult.teams.queries import find_team, find_team_as_seen, my_team_ids


def openings_of(actor: Actor, team: Team) -> Sequence[tuple[TeamOpening, Team]]:
    """Return to which teams a team's times are open, or will be, by name."""
    query = (
        select(TeamOpening, Team)
        .join(Team, Team.id == TeamOpening.guest_team_id)
        .where(TeamOpening.team_id == team.id, _has_not_ended())
        .order_by(Team.name, TeamOpening.since)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def teams_to_open_to(actor: Actor, team: Team) -> Sequence[Team]:
    """Return the open teams to which a team's times are not open yet."""
    named = select(TeamOpening.guest_team_id).where(
        TeamOpening.team_id == team.id, _has_not_ended()
    )
    others = select(Team).where(Team.closed_at.is_(None), Team.id != team.id, Team.id.not_in(named))
    return db.session.scalars(others.order_by(Team.name)).all()


def is_open_to(actor: Actor, team_id: UUID, guest_team_id: UUID) -> bool:
    """Tell whether a team's times are open to another team, today or from a later day."""
    query = select(TeamOpening.id).where(
        TeamOpening.team_id == team_id,
        TeamOpening.guest_team_id == guest_team_id,
        _has_not_ended(),
    )
    return db.session.scalars(query).first() is not None


def own_teams_let_in(actor: Actor, team_id: UUID) -> Sequence[Team]:
    """Return those of the actor's teams to whose people this team's times are open today."""
    query = (
        select(Team)
        .join(TeamOpening, TeamOpening.guest_team_id == Team.id)
        .where(
            TeamOpening.team_id == team_id,
            Team.id.in_(my_team_ids(actor, *BOOKING_SEATS)),
            *_today(),
        )
    )
    return db.session.scalars(query.order_by(Team.name, Team.id)).unique().all()


def teams_open_to_me(actor: Actor) -> Sequence[Team]:
    """Return the open teams whose times are open today to a team the actor sits in."""
    opened = select(TeamOpening.team_id).where(
        TeamOpening.guest_team_id.in_(my_team_ids(actor, *BOOKING_SEATS)), *_today()
    )
    query = select(Team).where(
        Team.id.in_(opened), Team.closed_at.is_(None), Team.kind == TeamKind.TWO_WAY
    )
    return db.session.scalars(query.order_by(Team.name)).all()


def find_opening(actor: Actor, team_id: UUID, opening_id: UUID) -> OpeningAsSeen | None:
    """Return one opening of the team, if it is this team's, with the actor's seats there."""
    opening, seen = db.session.get(TeamOpening, opening_id), find_team_as_seen(actor, team_id)
    if opening is None or seen is None or opening.team_id != team_id:
        return None
    guest = find_team(actor, opening.guest_team_id)
    return OpeningAsSeen(seen.team, seen.own_seats, opening, guest) if guest else None


def _has_not_ended() -> ColumnElement[bool]:
    return or_(TeamOpening.until.is_(None), TeamOpening.until > clock.today())


def _today() -> tuple[ColumnElement[bool], ...]:
    return TeamOpening.since <= clock.today(), _has_not_ended()
