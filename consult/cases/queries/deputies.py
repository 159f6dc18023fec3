"""What the named deputies of a team see: a case by its code, who is away, what was opened."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased, joinedload

from consult.accounts.models import Account, AccountStatus
from consult.accounts.queries import find_account
from consult.cases.models import (
    Absent,
    Case,
    CaseForDeputy,
    CircleSeat,
    Deputising,
    Emergency,
    EmergencyAnswer,
    EmergencyOpening,
)
from consult.cases.queries.finding import (
    CIRCLE,
    WORKING_SEATS,
    acts_for,
    excluded_from,
    seats_of,
    taken_now,
    visible_cases,
)
from consult.cases.rules import (
    PENDING_HOURS,
    TOLD_DAYS,
    CaseStatus,
    SeatGround,
    next_working_day,
    tidy_code,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import Team, TeamKind, TeamMember, TeamSeat
from consult.teams.queries import members_of, my_teams

SHOWN_DAYS = 7
"""So long an opening stands on the front pages of the circle."""
ASKED_DAYS = 60
"""So long the two questions wait for their answers."""
User, Deputy = aliased(Account), aliased(Account)


def deputising(actor: Actor) -> Deputising | None:
    """Return for which teams the actor is a named deputy; to others there is no such page."""
    teams = my_teams(actor, TeamSeat.DEPUTY)
    return Deputising(teams) if teams else None


def find_case_as_deputy(actor: Actor, case_id: UUID) -> CaseForDeputy | None:
    """Return a case of a team whose named deputy the actor is, unless it keeps her out."""
    return _for_deputy(actor, Case.id == case_id)


def find_case_by_code(actor: Actor, typed: str) -> CaseForDeputy | None:
    """Return the case of exactly this code, as it was read out to a deputy of its team."""
    return _for_deputy(actor, Case.code == tidy_code(typed))


def people_to_open_for(actor: Actor, found: CaseForDeputy) -> Sequence[Account]:
    """Return the colleagues of the same agency who do not sit in the circle with the file."""
    seated = {seat.account_id for seat in seats_of(actor, found.case) if seat.whole_file}
    query = select(Account).where(
        Account.agency_id == found.team.agency_id,
        Account.status == AccountStatus.ACTIVE,
        Account.id.not_in(seated),
        Account.id.not_in(excluded_from(found.case.id)),
    )
    return db.session.scalars(query.order_by(Account.name, Account.id)).all()


def find_opening_to_confirm(actor: Actor, opening_id: UUID) -> Emergency | None:
    """Return an opening that waits for the press of a second deputy."""
    waits = and_(EmergencyOpening.opened_at.is_(None), EmergencyOpening.asked_at > _pending_since())
    return _one(_openings().where(EmergencyOpening.id == opening_id, waits, *acts_for(actor)))


def find_running_opening(actor: Actor, opening_id: UUID) -> Emergency | None:
    """Return an opening that runs, to its user and to the deputies of the team."""
    concerned = or_(EmergencyOpening.user_id == actor.id, and_(*acts_for(actor)))
    return _one(_openings().where(EmergencyOpening.id == opening_id, concerned, *_running()))


def find_own_opening(actor: Actor, opening_id: UUID) -> Emergency | None:
    """Return an opening that was made for the actor, over and not answered for yet."""
    query = _openings().where(EmergencyOpening.id == opening_id, *_to_answer(actor))
    return _one(query)


def openings_of(actor: Actor, case: Case) -> Sequence[tuple[EmergencyOpening, Account, Account]]:
    """Return the last openings of a case the actor was shown: for whom, by whom."""
    query = (
        select(EmergencyOpening, User, Deputy)
        .join(User, User.id == EmergencyOpening.user_id)
        .join(Deputy, Deputy.id == EmergencyOpening.opened_by)
        .where(
            EmergencyOpening.case_id == case.id,
            EmergencyOpening.opened_at > clock.now() - timedelta(days=TOLD_DAYS),
        )
        .order_by(EmergencyOpening.opened_at.desc())
    )
    return [(one, who, by) for one, who, by in db.session.execute(query)]


def openings_for_deputies(actor: Actor) -> list[tuple[Emergency, Account]]:
    """Return what runs in the actor's teams or waits for a second press, the newest first."""
    waits = and_(EmergencyOpening.opened_at.is_(None), EmergencyOpening.asked_at > _pending_since())
    query = (
        _openings()
        .add_columns(User)
        .join(User, User.id == EmergencyOpening.user_id)
        .where(*acts_for(actor), or_(waits, and_(*_running())))
        .order_by(EmergencyOpening.asked_at.desc())
    )
    return [(Emergency(*row[:4]), row[4]) for row in db.session.execute(query).unique()]


def openings_at_hand(actor: Actor) -> list[tuple[Emergency, Account]]:
    """Return what stands on the actor's front page, in one query.

    Openings of cases in whose circles she sits; her own that wait for two answers; as a deputy
    those that wait for a second press.
    """
    circle = visible_cases(actor, CircleSeat.ground != SeatGround.EMERGENCY)
    told = and_(
        EmergencyOpening.opened_at > clock.now() - timedelta(days=SHOWN_DAYS),
        EmergencyOpening.user_id != actor.id,
        Case.id.in_(circle.with_only_columns(Case.id)),
    )
    waits = and_(
        EmergencyOpening.opened_at.is_(None),
        EmergencyOpening.asked_at > _pending_since(),
        EmergencyOpening.asked_by != actor.id,
        *acts_for(actor),
    )
    mine = or_(and_(*_to_answer(actor)), and_(EmergencyOpening.user_id == actor.id, *_running()))
    query = (
        _openings()
        .add_columns(User)
        .join(User, User.id == EmergencyOpening.user_id)
        .where(or_(told, waits, mine))
        .order_by(EmergencyOpening.asked_at.desc())
        .limit(20)
    )
    rows = [(Emergency(*row[:4]), row[4]) for row in db.session.execute(query).unique()]
    return [row for row in rows if is_due(actor, row[0].opening)]


def is_due(actor: Actor, opening: EmergencyOpening) -> bool:
    """Tell whether an opening wants something now: its user is asked on the next working day."""
    if opening.user_id != actor.id or opening.is_running or opening.over_at is None:
        return True
    return clock.today() >= next_working_day(clock.local(opening.over_at).date())


def find_own_cases(actor: Actor) -> Absent | None:
    """Return the actor with the open cases she writes, for which she may seat a stand-in."""
    account = find_account(actor, actor.id)
    cases = _written_by(actor.id)
    return Absent(account, _fetch(cases), through_duty=False) if account is not None else None


def find_absent(actor: Actor, colleague_id: UUID) -> Absent | None:
    """Return a colleague of the teams whose deputy the actor is, with the cases she writes."""
    teams = [team.id for team in my_teams(actor, TeamSeat.DEPUTY)]
    account = find_account(actor, colleague_id)
    cases = _fetch(_written_by(colleague_id).where(*acts_for(actor))) if teams else []
    known = any(
        member.account_id == colleague_id
        for team_id in teams
        for member in members_of(actor, team_id)
    )
    if account is None or not (cases or known):
        return None
    return Absent(account, cases, through_duty=True)


def stand_ins_for(actor: Actor, absent: Absent) -> Sequence[Account]:
    """Return the colleagues who work in the teams of these cases, in the same agency."""
    teams = {case.team_id for case in absent.cases}
    today = clock.today()
    members = select(TeamMember.account_id).where(
        TeamMember.team_id.in_(teams),
        TeamMember.seat.in_(WORKING_SEATS),
        TeamMember.since <= today,
        or_(TeamMember.until.is_(None), TeamMember.until > today),
    )
    query = select(Account).where(
        Account.id.in_(members),
        Account.id != absent.account.id,
        Account.agency_id == absent.account.agency_id,
        Account.status == AccountStatus.ACTIVE,
    )
    return db.session.scalars(query.order_by(Account.name, Account.id)).all()


def colleagues_at_hand(actor: Actor) -> Sequence[tuple[Account, Team]]:
    """Return who works with cases in the teams whose deputy the actor is, each with her team."""
    teams = [team.id for team in my_teams(actor, TeamSeat.DEPUTY)]
    today = clock.today()
    query = (
        select(Account, Team)
        .join(TeamMember, TeamMember.account_id == Account.id)
        .join(Team, Team.id == TeamMember.team_id)
        .where(
            Team.id.in_(teams),
            Team.kind == TeamKind.WEEKLY,
            TeamMember.seat.in_(WORKING_SEATS),
            TeamMember.since <= today,
            or_(TeamMember.until.is_(None), TeamMember.until > today),
            Account.id != actor.id,
        )
        .order_by(Team.name, Account.name, Account.id)
    )
    found = ((account, team) for account, team in db.session.execute(query))
    return list(dict.fromkeys(found))


def temporary_seats(actor: Actor, ids: set[UUID]) -> dict[UUID, SeatGround]:
    """Return how these seats of the actor's came about."""
    query = select(CircleSeat.id, CircleSeat.ground).where(
        CircleSeat.id.in_(ids), CircleSeat.account_id == actor.id
    )
    return {row.id: row.ground for row in db.session.execute(query)}


def opening_of_seat(actor: Actor, seat: CircleSeat) -> EmergencyOpening | None:
    """Return the emergency opening that a seat came with."""
    query = select(EmergencyOpening).where(EmergencyOpening.seat_id == seat.id)
    return db.session.scalars(query).one_or_none()


def _for_deputy(actor: Actor, which: ColumnElement[bool]) -> CaseForDeputy | None:
    query = select(Case).where(which, *acts_for(actor)).options(joinedload(Case.team), CIRCLE)
    case = db.session.scalars(query).unique().one_or_none()
    return CaseForDeputy(case, case.team) if case is not None else None


def _openings() -> Select[EmergencyOpening, Case, CircleSeat, EmergencyAnswer]:
    return (
        select(EmergencyOpening, Case, CircleSeat, EmergencyAnswer)
        .join(Case, Case.id == EmergencyOpening.case_id)
        .outerjoin(CircleSeat, CircleSeat.id == EmergencyOpening.seat_id)
        .outerjoin(EmergencyAnswer, EmergencyAnswer.opening_id == EmergencyOpening.id)
        .options(joinedload(Case.team), CIRCLE)
    )


def _one(query: Select[EmergencyOpening, Case, CircleSeat, EmergencyAnswer]) -> Emergency | None:
    row = db.session.execute(query).unique().one_or_none()
    return Emergency(*row) if row is not None else None


def _running() -> tuple[ColumnElement[bool], ...]:
    return EmergencyOpening.expires_at > clock.now(), EmergencyOpening.ended_at.is_(None)


def _to_answer(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    now = clock.now()
    return (
        EmergencyOpening.user_id == actor.id,
        EmergencyOpening.opened_at > now - timedelta(days=ASKED_DAYS),
        or_(EmergencyOpening.expires_at <= now, EmergencyOpening.ended_at.is_not(None)),
        EmergencyAnswer.id.is_(None),
    )


def _pending_since() -> datetime:
    return clock.now() - timedelta(hours=PENDING_HOURS)


def _written_by(account_id: UUID) -> Select[Case]:
    written = select(CircleSeat.case_id).where(
        CircleSeat.account_id == account_id,
        CircleSeat.writes,
        CircleSeat.whole_file,
        CircleSeat.ground != SeatGround.STAND_IN,
        *taken_now(),
    )
    return select(Case).where(Case.id.in_(written), Case.status == CaseStatus.OPEN)


def _fetch(query: Select[Case]) -> Sequence[Case]:
    ordered = query.options(joinedload(Case.team), CIRCLE).order_by(Case.opened_at, Case.id)
    return db.session.scalars(ordered).unique().all()
