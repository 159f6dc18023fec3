"""Reading of calendars: the meetings of one's teams, and what one is asked to or has a place in."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, union_all

from consult import vault
from consult.accounts.models import Account, Loss
from consult.calendars.models import CalendarAddress, CalendarSeen
from consult.calendars.rules import Occasion, OwnMatter
from consult.consultations.models import Consultation, Invitation
from consult.consultations.rules.choices import HOLDING, InvitationStatus
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import (
    Attendance,
    AttendanceState,
    Item,
    Meeting,
    MeetingMode,
    MeetingStatus,
)
from consult.meetings.queries import teams_whose_times_are_known
from consult.teams.models import Team
from consult.teams.queries import my_teams

AWAY = (AttendanceState.EXCUSED, AttendanceState.RECUSED)
SHOWN = (
    Meeting.id,
    Meeting.team_id,
    Meeting.starts_at,
    Meeting.ends_at,
    Meeting.place,
    Meeting.mode,
    Meeting.status,
    Meeting.planned_at,
)
LOST_SINCE = exists().where(
    Loss.account_id == CalendarAddress.account_id, Loss.lost_at >= CalendarAddress.made_at
)
"""Its owner has lost her keys since it was made: whoever found them may have the address."""


def own_calendar(actor: Actor) -> CalendarSeen:
    """Return the actor's own calendar."""
    return CalendarSeen(actor)


def find_team_calendar(actor: Actor, team_id: UUID) -> CalendarSeen | None:
    """Return the calendar of a team, to those who sit in it."""
    team = next((team for team in my_teams(actor) if team.id == team_id), None)
    return CalendarSeen(actor, team) if team is not None else None


def occasions(
    actor: Actor, calendar: CalendarSeen, begins: datetime, ends: datetime
) -> list[Occasion]:
    """Return what is in a calendar between two moments, by time."""
    mine = _own_matters(actor, begins, ends)
    hers = Meeting.team_id.in_(_teams(actor, calendar))
    wanted = or_(hers, Meeting.id.in_(mine)) if calendar.team is None else hers
    query = select(*SHOWN).where(_between(begins, ends), wanted)
    rows = db.session.execute(query.order_by(Meeting.starts_at, Meeting.id))
    return [_occasion(row, mine) for row in rows]


def teams_shown(actor: Actor) -> Sequence[Team]:
    """Return the teams that have a calendar page for the actor, by name."""
    return my_teams(actor)


def addresses_of(actor: Actor) -> Sequence[CalendarAddress]:
    """Return the secret addresses the actor has made and not ended."""
    query = select(CalendarAddress).where(CalendarAddress.account_id == actor.id)
    return db.session.scalars(query.order_by(CalendarAddress.made_at)).all()


def addresses_in_force(actor: Actor) -> Sequence[CalendarAddress]:
    """Return those of the actor's secret addresses that still find something."""
    query = select(CalendarAddress).where(CalendarAddress.account_id == actor.id, ~LOST_SINCE)
    return db.session.scalars(query.order_by(CalendarAddress.made_at)).all()


def address_known_by(actor: Actor, token_hash: bytes) -> tuple[CalendarAddress, Account] | None:
    """Return the address a program has asked for, and whose it is, while she is in the house."""
    query = (
        select(CalendarAddress, Account)
        .join(Account, Account.id == CalendarAddress.account_id)
        .where(CalendarAddress.token_hash == token_hash, ~LOST_SINCE)
    )
    row = db.session.execute(query).one_or_none()
    return (row[0], row[1]) if row is not None and row[1].is_active else None


def _teams(actor: Actor, calendar: CalendarSeen) -> list[UUID]:
    known = teams_whose_times_are_known(actor)
    return [team for team in known if calendar.team_id in (None, team)]


def _own_matters(actor: Actor, begins: datetime, ends: datetime) -> dict[UUID, list[OwnMatter]]:
    """Return by meeting the consultations that the reader has a place in, or is asked to."""
    query = (
        select(Item.meeting_id, Consultation.id, Consultation.code)
        .add_columns(Invitation.id, Invitation.status)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .outerjoin(Invitation, _invites(actor))
        .where(_between(begins, ends), Item.position.is_not(None), Item.id.in_(_hers(actor)))
        .where(vault.not_erased(Consultation.space_id))
        .order_by(Item.position)
    )
    found: dict[UUID, list[OwnMatter]] = defaultdict(list)
    for meeting_id, it, code, invitation, status in db.session.execute(query):
        waits = status is InvitationStatus.INVITED
        found[meeting_id].append(OwnMatter(it, code, invitation, waits))
    return found


def _hers(actor: Actor) -> Select[Any]:
    """Select the items at which she has a place, or to which she is asked."""
    seated = select(Attendance.item_id).where(
        Attendance.account_id == actor.id, Attendance.state.not_in(AWAY)
    )
    asked = (
        select(Consultation.item_id)
        .join(Invitation, Invitation.consultation_id == Consultation.id)
        .where(Invitation.account_id == actor.id, Invitation.status == InvitationStatus.INVITED)
    )
    return select(union_all(seated, asked).subquery().c.item_id)


def _invites(actor: Actor) -> ColumnElement[bool]:
    return and_(
        Invitation.consultation_id == Consultation.id,
        Invitation.account_id == actor.id,
        Invitation.status.in_(HOLDING),
    )


def _between(begins: datetime, ends: datetime) -> ColumnElement[bool]:
    """Select what people meet at; a written consultation has a last day, and no meeting."""
    met = Meeting.mode != MeetingMode.WRITTEN
    return and_(met, Meeting.starts_at >= begins, Meeting.starts_at < ends)


def _occasion(row: Any, mine: dict[UUID, list[OwnMatter]]) -> Occasion:
    return Occasion(
        row[0],
        row[1],
        row[2],
        row[3],
        row[4],
        row[5],
        row[6] is MeetingStatus.CANCELLED,
        row[7],
        tuple(mine.get(row[0], ())),
    )
