"""Whom to remind of what is ahead: who has not answered, and who has something to read."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from consult.accounts.queries import duties_of
from consult.consultations.models import Consultation, Invitation, Request
from consult.consultations.rules.choices import PLACED, InvitationStatus, RequestPart
from consult.consultations.rules.clocks import ANSWER_DAYS, CLOSING_SOON, READING_DAYS
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting, MeetingMode, MeetingStatus
from consult.notifications.queries import told_since
from consult.teams.models import BookingRules, Team, TeamSeat
from consult.teams.queries import people_in
from consult.teams.rules.booking import LONGEST_NOTICE

Asked = tuple[Invitation, Meeting, Team]


def silent_for_days(actor: Actor) -> Sequence[Asked]:
    """Return the invitations without an answer of which nothing was said for some days either."""
    since = clock.now() - timedelta(days=ANSWER_DAYS)
    query = _ahead(InvitationStatus.INVITED).where(Invitation.invited_at <= since)
    found = _rows(query)
    told = told_since(actor, [invitation.id for invitation, _, _ in found], since)
    return [row for row in found if row[0].id not in told]


def with_something_to_read(actor: Actor) -> Sequence[Asked]:
    """Return who comes within some days to what has something to be read beforehand."""
    soon = clock.now() + timedelta(days=READING_DAYS)
    reading = (
        select(Request.id)
        .where(Request.consultation_id == Consultation.id, Request.part == RequestPart.BACKGROUND)
        .exists()
    )
    query = _ahead(InvitationStatus.ACCEPTED, until=soon)
    return _rows(query.where(reading))


def closing_soon(actor: Actor) -> Sequence[tuple[Meeting, Team, datetime]]:
    """Return the meetings with a free slot for which booking closes within a day, and when."""
    now = clock.now()
    furthest = now + timedelta(days=LONGEST_NOTICE) + CLOSING_SOON
    taken = (
        select(func.count())
        .where(Item.meeting_id == Meeting.id, Item.position.is_not(None))
        .correlate(Meeting)
        .scalar_subquery()
    )
    query = (
        select(Meeting, Team, BookingRules)
        .join(Team, Team.id == Meeting.team_id)
        .join(BookingRules, BookingRules.team_id == Team.id)
        .where(
            BookingRules.latest_hours > 0,
            Team.closed_at.is_(None),
            Team.format_key.in_([one.key for one in catalogue().newest() if one.self_booking]),
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at > now,
            Meeting.starts_at < furthest,
            taken < func.coalesce(BookingRules.capacity, Meeting.slots),
            taken < Meeting.slots,
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    found = [
        (meeting, team, rules.bounds.closes_at(meeting.starts_at))
        for meeting, team, rules in db.session.execute(query)
    ]
    return [row for row in found if now < row[2] <= now + CLOSING_SOON]


def who_may_book(actor: Actor, team_id: UUID) -> set[UUID]:
    """Return the social workers who sit in a team that books its own times."""
    sitting = people_in(actor, team_id, TeamSeat.LEAD, TeamSeat.MEMBER)
    held = duties_of(actor, sitting)
    return {one for one in sitting if Duty.SOCIAL_WORKER in held[one]}


def _ahead(
    status: InvitationStatus, until: datetime | None = None
) -> Select[Invitation, Meeting, Team]:
    met = Meeting.mode != MeetingMode.WRITTEN  # one in writing reminds by itself
    when: list[ColumnElement[bool]] = [met, Meeting.starts_at > clock.now()]
    if until is not None:
        when.append(Meeting.starts_at <= until)
    return (
        select(Invitation, Meeting, Team)
        .join(Consultation, Consultation.id == Invitation.consultation_id)
        .join(Item, and_(Item.id == Consultation.item_id, Item.position.is_not(None)))
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Team, Team.id == Consultation.team_id)
        .where(Invitation.status == status, Consultation.status.in_(PLACED), *when)
        .order_by(Meeting.starts_at, Invitation.id)
    )


def _rows(query: Select[Invitation, Meeting, Team]) -> list[Asked]:
    return [(invitation, meeting, team) for invitation, meeting, team in db.session.execute(query)]
