"""Reading the meeting log. Nothing here selects a sealed row of a case or a consultation.

The log of a team is seen by those who lead it: its leads, supervisors and coordinators.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.consultations.models import Consultation
from consult.followups.models import Action
from consult.followups.rules.standing import keeping
from consult.formats import Topic, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import (
    TOOK_PART,
    Attendance,
    CancelNote,
    Item,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from consult.oversight.models import MeetingReview
from consult.oversight.rules import Figures, Filter
from consult.teams.models import LEADERSHIP_SEATS, Team
from consult.teams.queries import my_team_ids, my_teams


def own_log(actor: Actor) -> Actor:
    """Return the actor: the log is that of the teams she leads."""
    return actor


def teams_led(actor: Actor) -> Sequence[Team]:
    """Return the teams whose log the actor reads."""
    return my_teams(actor, *LEADERSHIP_SEATS)


def meeting_log(actor: Actor, wanted: Filter) -> Select[Meeting]:
    """Return the meetings of the actor's teams that the filter lets through, newest first."""
    query = select(Meeting).where(Meeting.team_id.in_(_led(actor)))
    if wanted.team_id is not None:
        query = query.where(Meeting.team_id == wanted.team_id)
    if wanted.first is not None:
        query = query.where(Meeting.starts_at >= _midnight(wanted.first))
    if wanted.last is not None:
        query = query.where(Meeting.starts_at < _midnight(wanted.last + timedelta(days=1)))
    if wanted.format_key:
        query = query.where(Meeting.format_key == wanted.format_key)
    if wanted.status:
        query = query.where(Meeting.status == MeetingStatus.of(wanted.status))
    return query.order_by(Meeting.starts_at.desc(), Meeting.id.desc())


def find_logged_meeting(actor: Actor, meeting_id: UUID) -> Meeting | None:
    """Return one meeting of the log, if its team is one of the actor's.

    Of a meeting between two alone there is no page: the log shows its month and topic.
    """
    query = select(Meeting).where(
        Meeting.id == meeting_id,
        Meeting.team_id.in_(_led(actor)),
        Meeting.format_key.not_in(private_formats(actor)),
    )
    return db.session.scalars(query).one_or_none()


def find_logged_meetings(actor: Actor, ids: Iterable[str]) -> Sequence[Meeting]:
    """Return those of these meetings that stand in the actor's log; nonsense finds nothing."""
    wanted = {found for found in map(_id, ids) if found is not None}
    query = select(Meeting).where(
        Meeting.id.in_(wanted),
        Meeting.team_id.in_(_led(actor)),
        Meeting.format_key.not_in(private_formats(actor)),
    )
    return db.session.scalars(query.order_by(Meeting.starts_at)).all()


def figures_of(actor: Actor, meetings: Iterable[Meeting]) -> dict[UUID, Figures]:
    """Return what each of these meetings came to, in three queries for all of them."""
    figures = {meeting.id: Figures() for meeting in meetings}
    items = (
        select(Item.meeting_id, func.count())
        .where(Item.meeting_id.in_(figures), Item.status == ItemStatus.CLOSED)
        .group_by(Item.meeting_id)
    )
    for meeting_id, count in db.session.execute(items):
        figures[meeting_id].items = count
    _add_people(figures)
    _add_agreements(figures)
    return figures


def _add_people(figures: dict[UUID, Figures]) -> None:
    query = (
        select(
            Item.meeting_id,
            Attendance.sector,
            Attendance.agency_id,
            func.coalesce(Attendance.account_id, Attendance.id),
        )
        .join(Item, Item.id == Attendance.item_id)
        .where(Item.meeting_id.in_(figures), Attendance.state.in_(TOOK_PART))
        .distinct()
    )
    people: dict[UUID, set[UUID]] = {meeting_id: set() for meeting_id in figures}
    for meeting_id, sector, agency_id, person in db.session.execute(query):
        figures[meeting_id].sectors.add(sector)
        if agency_id is not None:
            figures[meeting_id].agencies.add(agency_id)
        people[meeting_id].add(person)
    for meeting_id, seen in people.items():
        figures[meeting_id].people = len(seen)


def _add_agreements(figures: dict[UUID, Figures]) -> None:
    query = (
        select(Item.meeting_id, Action.status, Action.due_on, Action.settled_on, func.count())
        .join(Item, Item.id == Action.item_id)
        .where(Item.meeting_id.in_(figures))
        .group_by(Item.meeting_id, Action.status, Action.due_on, Action.settled_on)
    )
    today = clock.today()
    for meeting_id, status, due_on, settled_on, count in db.session.execute(query):
        agreements = figures[meeting_id].agreements
        kind = keeping(status, due_on, settled_on, today)
        agreements[kind] = agreements.get(kind, 0) + count


def rosters_of(
    actor: Actor, meeting: Meeting
) -> Sequence[Row[Item, Attendance | None, Account | None, Agency | None]]:
    """Return the items of a meeting the actor was shown, each with everybody's place at it."""
    query = (
        select(Item, Attendance, Account, Agency)
        .outerjoin(Attendance, Attendance.item_id == Item.id)
        .outerjoin(Account, Account.id == Attendance.account_id)
        .outerjoin(Agency, Agency.id == Attendance.agency_id)
        .where(Item.meeting_id == meeting.id)
        .order_by(
            Item.position, Item.id, Attendance.seat, Attendance.sector, Account.name, Attendance.id
        )
    )
    return db.session.execute(query).all()


def agreements_of(actor: Actor, meeting: Meeting) -> Sequence[Row[Action, Account]]:
    """Return whose agreements of a meeting are due when. Their texts stay sealed to the log."""
    query = (
        select(Action, Account)
        .join(Item, Item.id == Action.item_id)
        .join(Account, Account.id == Action.owner_id)
        .where(Item.meeting_id == meeting.id)
        .order_by(Item.position, Action.due_on, Action.id)
    )
    return db.session.execute(query).all()


def reviews_of(actor: Actor, meetings: Iterable[Meeting]) -> dict[UUID, list[MeetingReview]]:
    """Return the reviews of these meetings, oldest first, in one query."""
    query = select(MeetingReview).where(
        MeetingReview.meeting_id.in_({meeting.id for meeting in meetings})
    )
    found: dict[UUID, list[MeetingReview]] = {}
    for review in db.session.scalars(query.order_by(MeetingReview.reviewed_at)):
        found.setdefault(review.meeting_id, []).append(review)
    return found


def topics_of(actor: Actor, meetings: Iterable[Meeting]) -> dict[UUID, list[Topic]]:
    """Return what the talks at these meetings were about, as a tag of the catalogue's."""
    query = (
        select(Item.meeting_id, Consultation.topic)
        .join(Consultation, Consultation.item_id == Item.id)
        .where(Item.meeting_id.in_({meeting.id for meeting in meetings}))
    )
    topics: dict[UUID, list[Topic]] = {}
    for meeting_id, topic in db.session.execute(query):
        if topic is not None:
            topics.setdefault(meeting_id, []).append(topic)
    return topics


def cancel_note_of(actor: Actor, meeting: Meeting) -> CancelNote | None:
    """Return what was said when the meeting was called off."""
    query = select(CancelNote).where(CancelNote.meeting_id == meeting.id)
    return db.session.scalars(query).one_or_none()


def leadership_counts(actor: Actor) -> tuple[int, int]:
    """Return, in one query, what a leader's front page says of the actor's teams.

    How many held meetings nobody has reviewed yet, and how many agreements are past their day.
    """
    counts = select(_to_review(actor).scalar_subquery(), _late(actor).scalar_subquery())
    to_review, late = db.session.execute(counts).one()
    return to_review, late


def _to_review(actor: Actor) -> Select[int]:
    reviewed = select(MeetingReview.id).where(MeetingReview.meeting_id == Meeting.id).exists()
    return (
        select(func.count())
        .select_from(Meeting)
        .where(Meeting.team_id.in_(_led(actor)), Meeting.status == MeetingStatus.HELD, ~reviewed)
    )


def _late(actor: Actor) -> Select[int]:
    return (
        select(func.count())
        .select_from(Action)
        .join(Item, Item.id == Action.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Meeting.team_id.in_(_led(actor)),
            Meeting.format_key.not_in(private_formats(actor)),
            Action.settled_on.is_(None),
            Action.due_on < clock.today(),
        )
    )


def private_formats(actor: Actor) -> list[str]:
    """Return the keys of the formats that are between two people alone."""
    return [shape.key for shape in catalogue().newest() if shape.private]


def _led(actor: Actor) -> Select[UUID]:
    return my_team_ids(actor, *LEADERSHIP_SEATS)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.HELSINKI).astimezone(UTC)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
