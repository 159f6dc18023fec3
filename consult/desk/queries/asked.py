"""What one has asked and what one is asked to: consultations, invitations, items to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import ColumnElement, and_, or_, select

from consult import vault
from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.consultations.models import Answer, Consultation, Invitation, Question
from consult.consultations.rules.choices import (
    HOLDING,
    PLACED,
    ConsultationStatus,
    InvitationStatus,
)
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import SEATED, Attendance, Item, ItemStatus, Meeting
from consult.meetings.queries import visible_items
from consult.teams.models import Team

SHOWN = 20
"""So many of each kind stand on a front page; the lists behind it have them all."""
NEXT = 8
"""So many things to come."""


@dataclass(frozen=True, slots=True)
class OwnAsk:
    """A consultation one has asked for and that wants a word or a look."""

    consultation: Consultation
    team: Team
    meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class Bidden:
    """An invitation, with who asks and when it is."""

    invitation: Invitation
    consultation: Consultation
    asker: Account
    agency: Agency
    meeting: Meeting
    unanswered: bool
    """Whether a question has no answer of hers, which matters where she answers in writing."""


@dataclass(frozen=True, slots=True)
class Coming:
    """An item at whose table one sits, and when it is."""

    item: Item
    meeting: Meeting
    team: Team


def own_asks(actor: Actor) -> Sequence[OwnAsk]:
    """Return the consultations the actor asked for that want something of her, oldest first.

    She is asked back, has a panel to look at, has to choose a new time herself, may open or sum up
    what is answered in writing, or has answers to take home.
    """
    booked = [shape.key for shape in catalogue().newest() if shape.self_booking]
    proposed = (
        select(Invitation.id)
        .where(
            Invitation.consultation_id == Consultation.id,
            Invitation.status == InvitationStatus.PROPOSED,
        )
        .exists()
    )
    query = (
        select(Consultation, Team, Meeting)
        .join(Team, Team.id == Consultation.team_id)
        .outerjoin(Item, Item.id == Consultation.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Consultation.asker_id == actor.id,
            vault.not_erased(Consultation.space_id),
            or_(
                Consultation.status == ConsultationStatus.ASKED_BACK,
                _waits_for_confirmation(),
                and_(Consultation.status.in_(PLACED), proposed),
                and_(
                    Consultation.status == ConsultationStatus.REQUESTED,
                    Consultation.item_id.is_not(None),
                    Consultation.format_key.in_(booked),
                ),
                and_(Consultation.answers_due_at.is_not(None), _wants_a_press()),
                and_(
                    Consultation.status == ConsultationStatus.ANSWERED,
                    Consultation.received_at.is_(None),
                ),
            ),
        )
        .order_by(Consultation.asked_at, Consultation.id)
    )
    return [OwnAsk(*row) for row in db.session.execute(query.limit(SHOWN))]


def _waits_for_confirmation() -> ColumnElement[bool]:
    return and_(
        Consultation.taken_by.is_not(None),
        Consultation.confirmed_at.is_(None),
        Consultation.ended_at.is_(None),
    )


def invitations_at_hand(actor: Actor) -> Sequence[Bidden]:
    """Return the invitations that wait for a word, and those accepted and not over, by time."""
    query = (
        select(Invitation, Consultation, Account, Agency, Meeting, _unanswered_by(actor))
        .join(Consultation, Consultation.id == Invitation.consultation_id)
        .join(Account, Account.id == Consultation.asker_id)
        .join(Agency, Agency.id == Account.agency_id)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Invitation.account_id == actor.id,
            Invitation.status.in_(HOLDING),
            Consultation.status.in_([*PLACED, ConsultationStatus.OPEN]),
        )
        .order_by(Meeting.starts_at, Invitation.id)
    )
    return [Bidden(*row) for row in db.session.execute(query.limit(SHOWN))]


def items_to_come(actor: Actor) -> Sequence[Coming]:
    """Return the next items at whose table the actor sits, from this morning on."""
    query = (
        visible_items(actor)
        .add_columns(Meeting, Team)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Team, Team.id == Meeting.team_id)
        .join(Attendance, Attendance.item_id == Item.id)
        .where(
            Attendance.account_id == actor.id,
            Attendance.state.in_(SEATED),
            Item.status.in_([ItemStatus.WAITING, ItemStatus.OPEN]),
            Meeting.starts_at >= _this_morning(),
        )
        .order_by(Meeting.starts_at, Item.position, Item.id)
    )
    return [Coming(*row) for row in db.session.execute(query.limit(NEXT))]


def _wants_a_press() -> ColumnElement[bool]:
    """Tell whether the asker can open a written consultation, or read its answers and sum up."""
    promised = (
        select(Invitation.id)
        .where(
            Invitation.consultation_id == Consultation.id,
            Invitation.status == InvitationStatus.ACCEPTED,
        )
        .exists()
    )
    shown = or_(
        Consultation.answers_shown_at.is_not(None), Consultation.answers_due_at <= clock.now()
    )
    return or_(
        and_(Consultation.status == ConsultationStatus.INVITED, promised),
        and_(Consultation.status == ConsultationStatus.OPEN, shown),
    )


def _unanswered_by(actor: Actor) -> ColumnElement[bool]:
    hers = select(Answer.id).where(Answer.question_id == Question.id, Answer.author_id == actor.id)
    without = select(Question.id).where(
        Question.consultation_id == Consultation.id, ~hers.correlate(Question).exists()
    )
    return without.correlate(Consultation).exists()


def _this_morning() -> datetime:
    return datetime.combine(clock.today(), time(), clock.HELSINKI)
