"""Whom to remind of what is ahead: who has not answered, and who has something to read."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, select

from consult.consultations.models import Consultation, Invitation, Request
from consult.consultations.rules.choices import PLACED, InvitationStatus, RequestPart
from consult.consultations.rules.clocks import ANSWER_DAYS, READING_DAYS
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.notifications.queries import told_since
from consult.teams.models import Team

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


def _ahead(
    status: InvitationStatus, until: datetime | None = None
) -> Select[Invitation, Meeting, Team]:
    when: list[ColumnElement[bool]] = [Meeting.starts_at > clock.now()]
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
