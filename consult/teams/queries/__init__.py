"""Reading of teams and of who sits in them. That a team exists is no secret within the house."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, or_, select
from sqlalchemy.orm import aliased

from consult.accounts.models import Account, Arrival, ArrivalState
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import (
    DEPUTIES_WANTED,
    Appointment,
    BookingRules,
    PromiseAsSeen,
    SeatAsSeen,
    Team,
    TeamAsSeen,
    TeamKind,
    TeamMember,
    TeamPromise,
    TeamSeat,
)
from consult.teams.policy import seats_to_give

LATEST = 50
"""So many ended seats are shown; the log has all of them."""


def find_team(actor: Actor, team_id: UUID) -> Team | None:
    """Return the team, also a closed one."""
    return db.session.get(Team, team_id)


def find_team_as_seen(actor: Actor, team_id: UUID) -> TeamAsSeen | None:
    """Return the team together with the seats the actor has in it."""
    query = select(Team, BookingRules).outerjoin(BookingRules, BookingRules.team_id == Team.id)
    row = db.session.execute(query.where(Team.id == team_id)).one_or_none()
    if row is None:
        return None
    return TeamAsSeen(row[0], frozenset(seats_in(actor, team_id)), rules=row[1])


def all_teams(actor: Actor) -> Select[Team]:
    """Return every team by name, open ones first."""
    return select(Team).order_by(Team.closed_at.is_not(None), Team.name, Team.id)


def teams_to_seat_in(actor: Actor, agency_id: UUID) -> Sequence[Team]:
    """Return the open teams of an agency, and the actor's own, to whoever may give seats."""
    if not seats_to_give(actor):
        return []
    hers = or_(Team.agency_id == agency_id, Team.id.in_(my_team_ids(actor)))
    query = select(Team).where(hers, Team.closed_at.is_(None))
    return db.session.scalars(query.order_by(Team.name, Team.id).limit(LATEST)).all()


def my_teams(actor: Actor, *seats: TeamSeat) -> Sequence[Team]:
    """Return the open teams the actor sits in, in any of these seats (in any at all if none)."""
    query = select(Team).where(Team.id.in_(my_team_ids(actor, *seats))).order_by(Team.name)
    return db.session.scalars(query).all()


def my_team_ids(actor: Actor, *seats: TeamSeat) -> Select[UUID]:
    """Return the ids of the same teams, as a part of another query."""
    mine = _sitting_today().where(TeamMember.account_id == actor.id)
    if seats:
        mine = mine.where(TeamMember.seat.in_(seats))
    ids = mine.with_only_columns(TeamMember.team_id)
    return select(Team.id).where(Team.id.in_(ids), Team.closed_at.is_(None))


def teams_that_take_requests(actor: Actor) -> Sequence[Team]:
    """Return the open teams that anybody may ask: expert groups and consultation support."""
    query = (
        select(Team)
        .where(Team.kind.in_([TeamKind.EXPERT_GROUP, TeamKind.SUPPORT]), Team.closed_at.is_(None))
        .order_by(Team.name)
    )
    return db.session.scalars(query).all()


def teams_of(actor: Actor, ids: set[UUID]) -> dict[UUID, Team]:
    """Return the teams with these ids, in one query."""
    if not ids:
        return {}
    return {team.id: team for team in db.session.scalars(select(Team).where(Team.id.in_(ids)))}


def teams_short_of_deputies(actor: Actor) -> Select[Team, int]:
    """Return the open teams with fewer deputies than are wanted, and how many they have."""
    sitting = (
        _sitting_today()
        .where(TeamMember.team_id == Team.id, TeamMember.seat == TeamSeat.DEPUTY)
        .with_only_columns(func.count())
        .correlate(Team)
        .scalar_subquery()
    )
    return (
        select(Team, sitting)
        .where(Team.closed_at.is_(None), sitting < DEPUTIES_WANTED)
        .order_by(Team.name, Team.id)
    )


def members_of(actor: Actor, team_id: UUID, *seats: TeamSeat) -> Sequence[TeamMember]:
    """Return who sits in the team today, in any of these seats (in any at all if none)."""
    query = _sitting_today().where(TeamMember.team_id == team_id)
    if seats:
        query = query.where(TeamMember.seat.in_(seats))
    return db.session.scalars(query.order_by(TeamMember.since, TeamMember.id)).all()


def earlier_members_of(actor: Actor, team_id: UUID) -> Sequence[TeamMember]:
    """Return the seats of the team that have ended, the latest first, at most a page of them."""
    query = select(TeamMember).where(
        TeamMember.team_id == team_id, TeamMember.until <= clock.today()
    )
    latest = query.order_by(TeamMember.until.desc(), TeamMember.id).limit(LATEST)
    return db.session.scalars(latest).all()


def appointed(actor: Actor, team_id: UUID) -> Select[UUID, UUID | None]:
    """Return, as a part of another query, the members by a decision whose term runs.

    Each is an account, with that of whose deputy she is.
    """
    full, today = aliased(TeamMember), clock.today()
    return (
        _sitting_today()
        .join(Appointment, Appointment.member_id == TeamMember.id)
        .outerjoin(full, full.id == Appointment.stands_in_for)
        .where(
            TeamMember.team_id == team_id,
            Appointment.term_from <= today,
            Appointment.term_until >= today,
        )
        .with_only_columns(TeamMember.account_id, full.account_id.label("whose"))
    )


def appointments_in(actor: Actor, team_id: UUID) -> dict[UUID, Appointment]:
    """Return by seat who of the team was set by a decision, whether or not the term runs."""
    query = (
        select(Appointment)
        .join(TeamMember, TeamMember.id == Appointment.member_id)
        .where(TeamMember.team_id == team_id)
    )
    return {row.member_id: row for row in db.session.scalars(query)}


def terms_ending_by(actor: Actor, day: date) -> Sequence[tuple[Appointment, TeamMember, Team]]:
    """Return the terms that run today and end by a day, of those who still sit there."""
    query = (
        _sitting_today()
        .join(Appointment, Appointment.member_id == TeamMember.id)
        .join(Team, Team.id == TeamMember.team_id)
        .where(
            Team.closed_at.is_(None),
            Appointment.term_until >= clock.today(),
            Appointment.term_until <= day,
        )
        .with_only_columns(Appointment, TeamMember, Team)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(query)]


def seats_in(actor: Actor, team_id: UUID) -> set[TeamSeat]:
    """Return the seats the actor herself has in the team today."""
    query = _sitting_today().where(TeamMember.team_id == team_id, TeamMember.account_id == actor.id)
    return {row.seat for row in db.session.scalars(query)}


def coordinators_of(actor: Actor, team_id: UUID) -> Sequence[TeamMember]:
    """Return who coordinates the team today."""
    return members_of(actor, team_id, TeamSeat.COORDINATOR)


def accounts_in(actor: Actor, team_id: UUID, *seats: TeamSeat) -> Sequence[Account]:
    """Return the people who sit in any of these seats today, by name, in one query."""
    sitting = _sitting_today().where(TeamMember.team_id == team_id, TeamMember.seat.in_(seats))
    ids = sitting.with_only_columns(TeamMember.account_id)
    query = select(Account).where(Account.id.in_(ids)).order_by(Account.name, Account.id)
    return db.session.scalars(query).all()


def people_in(actor: Actor, team_id: UUID, *seats: TeamSeat) -> set[UUID]:
    """Return the ids of those who sit in any of these seats today."""
    return {member.account_id for member in members_of(actor, team_id, *seats)}


def find_seat_as_seen(actor: Actor, team_id: UUID, member_id: UUID) -> SeatAsSeen | None:
    """Return one seat of the team, if it is this team's, with the seats the actor has there."""
    member, seen = db.session.get(TeamMember, member_id), find_team_as_seen(actor, team_id)
    if member is None or seen is None or member.team_id != team_id:
        return None
    return SeatAsSeen(seen.team, seen.own_seats, member)


def team_named(actor: Actor, name: str) -> Team | None:
    """Return the team of exactly this name."""
    return db.session.scalars(select(Team).where(Team.name == name)).one_or_none()


def is_promised(actor: Actor, team_id: UUID, arrival_id: UUID, seat: TeamSeat) -> bool:
    """Tell whether this seat is promised to somebody on her way."""
    query = select(TeamPromise.id).where(
        TeamPromise.team_id == team_id,
        TeamPromise.arrival_id == arrival_id,
        TeamPromise.seat == seat,
    )
    return db.session.scalars(query).first() is not None


def promises_of(actor: Actor, team_id: UUID) -> Sequence[tuple[TeamPromise, Arrival]]:
    """Return the seats of the team that are promised to people on their way."""
    query = _promises().where(TeamPromise.team_id == team_id)
    return [(row[0], row[1]) for row in db.session.execute(query)]


def promises_to(actor: Actor, arrival_id: UUID) -> Sequence[tuple[TeamPromise, Team]]:
    """Return the seats promised to somebody on her way, with their teams."""
    query = select(TeamPromise, Team).join(Team, Team.id == TeamPromise.team_id)
    hers = query.where(TeamPromise.arrival_id == arrival_id).order_by(Team.name, TeamPromise.seat)
    return [(row[0], row[1]) for row in db.session.execute(hers)]


def promises_to_keep(actor: Actor) -> Sequence[tuple[TeamPromise, Arrival, Team]]:
    """Return what was promised to people who are in the house by now.

    To the one who promised it, and in her own teams, if she may give the seat.
    """
    query = _to_keep(actor).add_columns(Arrival, Team).order_by(TeamPromise.promised_at)
    return [(row[0], row[1], row[2]) for row in db.session.execute(query.limit(LATEST))]


def count_of_promises(actor: Actor) -> ColumnElement[int]:
    """Say, within a query, how many promised seats wait for the actor's press."""
    if not seats_to_give(actor):
        return literal(0)
    return _to_keep(actor).with_only_columns(func.count()).scalar_subquery()


def find_promise_as_seen(actor: Actor, team_id: UUID, promise_id: UUID) -> PromiseAsSeen | None:
    """Return a promised seat of the team, with the seats the actor has there."""
    query = _promises().where(TeamPromise.id == promise_id, TeamPromise.team_id == team_id)
    row, seen = db.session.execute(query).one_or_none(), find_team_as_seen(actor, team_id)
    return None if row is None or seen is None else PromiseAsSeen(seen.team, seen.own_seats, *row)


def rules_of(actor: Actor, team_id: UUID) -> BookingRules | None:
    """Return what a team says about its times, if it says anything."""
    query = select(BookingRules).where(BookingRules.team_id == team_id)
    return db.session.scalars(query).one_or_none()


def excepting_of(actor: Actor, rules: BookingRules | None) -> dict[UUID, Account]:
    """Return who may make exceptions to a team's rules, by id, in the order of their names."""
    if rules is None:
        return {}
    sitting = _sitting_today().where(
        TeamMember.team_id == rules.team_id, TeamMember.seat == rules.excepted_by
    )
    people = sitting.with_only_columns(TeamMember.account_id)
    query = select(Account).where(Account.id.in_(people)).order_by(Account.name, Account.id)
    return {account.id: account for account in db.session.scalars(query)}


def _to_keep(actor: Actor) -> Select[TeamPromise]:
    return (
        select(TeamPromise)
        .join(Arrival, Arrival.id == TeamPromise.arrival_id)
        .join(Team, Team.id == TeamPromise.team_id)
        .where(
            Arrival.closed_as == ArrivalState.APPROVED,
            Team.closed_at.is_(None),
            TeamPromise.seat.in_(seats_to_give(actor)),
            or_(TeamPromise.promised_by == actor.id, Team.id.in_(my_team_ids(actor))),
        )
    )


def _promises() -> Select[TeamPromise, Arrival]:
    return (
        select(TeamPromise, Arrival)
        .join(Arrival, Arrival.id == TeamPromise.arrival_id)
        .order_by(TeamPromise.promised_at, TeamPromise.id)
    )


def _sitting_today() -> Select[TeamMember]:
    today = clock.today()
    return select(TeamMember).where(
        TeamMember.since <= today,
        or_(TeamMember.until.is_(None), TeamMember.until > today),
    )
