"""One list for each person: all that goes on with somebody else when she leaves.

Nothing sealed is opened for it: it holds codes, counts and days.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from consult.accounts.models import Account, AccountDuty, AccountStatus
from consult.accounts.queries import find_account
from consult.cases.models import Case, CircleSeat
from consult.cases.queries import WORKING_SEATS
from consult.cases.queries.finding import acts_for, taken_now
from consult.cases.rules import CaseStatus, SeatGround
from consult.drafts.models import Draft
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.handovers.models import Candidate, HandoverOffer, Leaving, Left, Part
from consult.handovers.queries.parts import Carried, parts_of
from consult.handovers.rules import Obstacle, OfferState, PartKind
from consult.meetings.models import Attendance, Item, ItemStatus, Standing
from consult.teams.models import Team, TeamMember, TeamSeat
from consult.teams.queries import my_team_ids

AHEAD = (ItemStatus.WAITING, ItemStatus.MOVED)
LEAVING_SEATS = (*WORKING_SEATS, TeamSeat.DEPUTY, TeamSeat.COORDINATOR, TeamSeat.SUPERVISOR)


def find_own(actor: Actor) -> Leaving | None:
    """Return the actor's own list."""
    account = find_account(actor, actor.id)
    return _list(actor, account, through_duty=False) if account is not None else None


def find_gone(actor: Actor, account_id: UUID) -> Leaving | None:
    """Return the list of somebody who sits, or sat, in a team whose deputy the actor is."""
    hers = select(TeamMember.id).where(
        TeamMember.account_id == Account.id,
        TeamMember.team_id.in_(my_team_ids(actor, TeamSeat.DEPUTY)),
    )
    query = select(Account).where(Account.id == account_id, Account.id != actor.id, hers.exists())
    account = db.session.scalars(query).one_or_none()
    return _list(actor, account, through_duty=True) if account is not None else None


def find_again(actor: Actor, leaving: Leaving) -> Leaving:
    """Return the list as it is now."""
    return _list(actor, leaving.account, through_duty=leaving.through_duty)


def hold_leaver(actor: Actor, account_id: UUID) -> None:
    """Let one press about a person's list wait for another."""
    db.session.execute(select(Account.id).where(Account.id == account_id).with_for_update())


def people_to_hand_over(actor: Actor) -> Sequence[tuple[Account, int]]:
    """Return who writes cases that the actor may act for, those who have left first."""
    count = func.count(CircleSeat.case_id.distinct())
    gone = (Account.status == AccountStatus.LEFT).label("gone")
    query = (
        select(Account, count)
        .join(CircleSeat, CircleSeat.account_id == Account.id)
        .join(Case, Case.id == CircleSeat.case_id)
        .where(*_writes(), *acts_for(actor), Account.id != actor.id)
        .group_by(Account.id)
        .order_by(gone.desc(), Account.name, Account.id)
    )
    return [(account, cases) for account, cases in db.session.execute(query)]


def written_by(account_id: UUID) -> Select[UUID]:
    """Return the ids of the cases that somebody answers for, as a part of another query."""
    return (
        select(CircleSeat.case_id)
        .join(Case, Case.id == CircleSeat.case_id)
        .where(CircleSeat.account_id == account_id, *_writes())
    )


def _writes() -> tuple[ColumnElement[bool], ...]:
    return (
        CircleSeat.writes.is_(True),
        CircleSeat.whole_file.is_(True),
        CircleSeat.ground != SeatGround.STAND_IN,
        Case.status != CaseStatus.ARCHIVED,
        *taken_now(),
    )


def _list(actor: Actor, account: Account, *, through_duty: bool) -> Leaving:
    carried = Carried(account.id, written_by(account.id), through_duty)
    parts = parts_of(actor, carried)
    _add_offers(account.id, parts)
    people, seats = _people(account, {part.team_id for part in parts if part.team_id})
    for part in parts:
        if part.is_free and not any(one.may_take(part) for one in people):
            part.obstacle = Obstacle.NOBODY
    cases = sum(part.kind is PartKind.CASE for part in parts)
    return Leaving(account, parts, people, seats, _left(account.id, cases), through_duty)


def _add_offers(account_id: UUID, parts: Sequence[Part]) -> None:
    query = (
        select(HandoverOffer, Account.name)
        .join(Account, Account.id == HandoverOffer.successor_id)
        .where(HandoverOffer.leaver_id == account_id, HandoverOffer.state == OfferState.WAITING)
        .execution_options(populate_existing=True)
    )
    offers = {(one.kind, one.subject_id): (one, name) for one, name in db.session.execute(query)}
    for part in parts:
        found = offers.get((part.kind, part.subject_id))
        if found is not None:
            part.offer, part.offered_to = found


def _people(
    account: Account, teams: set[UUID]
) -> tuple[list[Candidate], list[tuple[TeamMember, Team]]]:
    """Return who may take over, and where the leaver herself sits; in one query."""
    today = clock.today()
    worker = select(AccountDuty.id).where(
        AccountDuty.account_id == Account.id, AccountDuty.duty == Duty.SOCIAL_WORKER
    )
    once = select(TeamMember.team_id).where(TeamMember.account_id == account.id)
    query = (
        select(TeamMember, Team, Account, worker.exists())
        .join(Team, Team.id == TeamMember.team_id)
        .join(Account, Account.id == TeamMember.account_id)
        .where(
            or_(Team.id.in_(once), Team.id.in_(teams)),
            Team.closed_at.is_(None),
            TeamMember.since <= today,
            or_(TeamMember.until.is_(None), TeamMember.until > today),
            or_(Account.id == account.id, TeamMember.seat.in_(WORKING_SEATS)),
            Account.agency_id == account.agency_id,
        )
        .order_by(Account.name, Account.id, Team.name, TeamMember.seat)
    )
    rows = [(row[0], row[1], row[2], row[3]) for row in db.session.execute(query)]
    seats = [(member, team) for member, team, who, _works in rows if who.id == account.id]
    others = [row for row in rows if row[2].id != account.id and row[2].is_active]
    return _candidates(others), seats


def _candidates(rows: Sequence[tuple[TeamMember, Team, Account, bool]]) -> list[Candidate]:
    people = {who.id: who for _member, _team, who, _works in rows}
    return [
        Candidate(
            who,
            frozenset(team.id for _m, team, one, works in rows if one.id == who.id and works),
            frozenset(
                team.id
                for member, team, one, _works in rows
                if one.id == who.id and member.seat is TeamSeat.FACILITATOR
            ),
        )
        for who in people.values()
    ]


def _left(account_id: UUID, shown: int) -> Left:
    cases = select(func.count(CircleSeat.case_id.distinct())).where(
        CircleSeat.case_id.in_(written_by(account_id))
    )
    places = (
        select(func.count())
        .select_from(Attendance)
        .join(Item, Item.id == Attendance.item_id)
        .where(
            Attendance.account_id == account_id,
            Attendance.seat.in_([Standing.TEAM, Standing.EXPERT]),
            Item.status.in_(AHEAD),
        )
    )
    drafts = select(func.count()).where(Draft.account_id == account_id)
    row = db.session.execute(
        select(cases.scalar_subquery(), places.scalar_subquery(), drafts.scalar_subquery())
    ).one()
    return Left(kept_out=row[0] - shown, places=row[1], drafts=row[2])
