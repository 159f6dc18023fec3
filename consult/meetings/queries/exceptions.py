"""Exceptions to a team's booking rules: what hinders now, who wished for one, who may make it."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select

from consult.accounts.models import Account
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.meetings.models import (
    SEATED,
    Attendance,
    BookingException,
    Hindrance,
    Item,
    ItemStatus,
    Meeting,
    MeetingStatus,
    TeamRules,
    Wished,
)
from consult.meetings.queries.slots import SlotAhead, exceptions_for, slots_ahead
from consult.teams.models import BookingRules, Team, TeamKind
from consult.teams.queries import excepting_of, find_team, rules_of, seats_in
from consult.teams.rules import AskedBy, BookingRule, Bounds

MOST_CLOSED = 3
SOON = timedelta(days=14)
MOST = 20


def team_rules(actor: Actor, team: Team, rules: BookingRules | None = None) -> TeamRules:
    """Return the rules of a team, and who may make exceptions to them."""
    rules = rules or rules_of(actor, team.id)
    return TeamRules(team, rules, excepting_of(actor, rules))


def closed_of(actor: Actor, ahead: Sequence[SlotAhead]) -> tuple[list[SlotAhead], TeamRules | None]:
    """Return which of these slots a rule keeps closed, the soonest few, and the rules."""
    closed = [one for one in ahead if one.hindered is not None][:MOST_CLOSED]
    return closed, team_rules(actor, closed[0].team, closed[0].rules) if closed else None


def bounds_of(actor: Actor, team_id: UUID) -> Bounds:
    """Return the rules of a team alone."""
    rules = rules_of(actor, team_id)
    return rules.bounds if rules is not None else Bounds()


def hindered_by(actor: Actor, team_id: UUID, rule: BookingRule) -> Words:
    """Say what a rule of a team hinders, and who may make an exception."""
    return team_rules(actor, db.session.get_one(Team, team_id)).sentence(rule)


def find_team_rules(actor: Actor, team_id: UUID) -> TeamRules | None:
    """Return the rules of an open team that has any. That it has some is no secret."""
    team = find_team(actor, team_id)
    if team is None or not team.is_open:
        return None
    found = team_rules(actor, team)
    return found if found.rules is not None else None


def hindrances(actor: Actor, of: TeamRules) -> list[Hindrance]:
    """Return where the rules of a team hinder now: closed slots, and tables with few sectors."""
    closed = [
        Hindrance(one.meeting, one.hindered)
        for one in slots_ahead(actor, of.team.id)
        if one.hindered is not None
    ]
    return [*closed[:MOST], *_short_of_sectors(actor, of)]


def wishes_for(actor: Actor, of: TeamRules) -> Sequence[Wished]:
    """Return the wishes for exceptions that nobody has answered, and whose meeting is ahead."""
    query = (
        select(BookingException, Account, Meeting)
        .join(Account, Account.id == BookingException.wished_by)
        .outerjoin(Meeting, Meeting.id == BookingException.meeting_id)
        .where(BookingException.team_id == of.team.id, BookingException.made_at.is_(None))
        .order_by(BookingException.wished_at, BookingException.id)
        .limit(MOST)
    )
    rows = [Wished(*row) for row in db.session.execute(query)]
    now = clock.now()
    return [one for one in rows if one.meeting is None or one.meeting.starts_at > now]


def find_wish(
    actor: Actor, team_id: UUID, rule: BookingRule, target: UUID
) -> BookingException | None:
    """Return what was wished or made for a meeting, or for a person."""
    query = select(BookingException).where(
        BookingException.team_id == team_id,
        BookingException.rule == rule,
        func.coalesce(BookingException.meeting_id, BookingException.account_id) == target,
    )
    return db.session.scalars(query.order_by(BookingException.made_at.is_(None))).first()


def is_let_ask(actor: Actor, team_id: UUID, account_id: UUID) -> bool:
    """Tell whether an exception lets somebody ask whom the team's rule would not."""
    found = find_wish(actor, team_id, BookingRule.ASKERS, account_id)
    return found is not None and found.is_made


def keeps_from_asking(actor: Actor, team: Team) -> bool:
    """Tell whether the team's rule on who may ask hinders the actor.

    Two-way times know no such rule: the team names the teams that book them.
    """
    if team.kind is TeamKind.TWO_WAY:
        return False
    asked_by = bounds_of(actor, team.id).asked_by
    if asked_by is AskedBy.EVERYBODY:
        return False
    own = actor.agency_id == team.agency_id if asked_by is AskedBy.AGENCY else False
    return not (own or seats_in(actor, team.id) or is_let_ask(actor, team.id, actor.id))


def sectors_seated(actor: Actor, item: Item) -> set[str]:
    """Return the sectors at the table of an item, without those who do not come."""
    query = select(Attendance.sector).where(
        Attendance.item_id == item.id, Attendance.state.in_(SEATED)
    )
    return set(db.session.scalars(query))


def _short_of_sectors(actor: Actor, of: TeamRules) -> list[Hindrance]:
    wanted = of.rules.sectors if of.rules is not None else 0
    if not wanted:
        return []
    now = clock.now()
    there = (
        select(func.count(Attendance.sector.distinct()))
        .where(Attendance.item_id == Item.id, Attendance.state.in_(SEATED))
        .correlate(Item)
        .scalar_subquery()
    )
    query = (
        select(Meeting)
        .join(Item, Item.meeting_id == Meeting.id)
        .where(
            Meeting.team_id == of.team.id,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at.between(now - timedelta(days=1), now + SOON),
            Item.status == ItemStatus.WAITING,
            there < wanted,
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    short = dict.fromkeys(db.session.scalars(query))
    excepted = exceptions_for(actor, [meeting.id for meeting in short]) if short else {}
    return [
        Hindrance(meeting, BookingRule.SECTORS)
        for meeting in short
        if BookingRule.SECTORS not in excepted.get(meeting.id, ())
    ]
