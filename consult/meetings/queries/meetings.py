"""Reading of meetings: their times and places are known to the team and to who is asked to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Attendance, Item, Meeting, MeetingStatus
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import my_teams, seats_in

PLANNING_SEATS = (TeamSeat.LEAD, TeamSeat.COORDINATOR, TeamSeat.FACILITATOR)


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """A meeting with its team and the seats the person looking at it has there."""

    meeting: Meeting
    team: Team
    seats: frozenset[TeamSeat]

    @property
    def plans(self) -> bool:
        """Tell whether she plans this team's meetings."""
        return not self.seats.isdisjoint(PLANNING_SEATS)


def own_meetings(actor: Actor) -> Actor:
    """Return the actor: the subject of what one does with one's own list."""
    return actor


def visible_meetings(
    actor: Actor, *, past: bool = False, team_id: UUID | None = None
) -> Select[Meeting]:
    """Return the meetings of the actor's teams and those she has a place at, by time.

    Those to come are ordered next first, past ones newest first.
    """
    query = _visible(actor)
    now = clock.now()
    if team_id is not None:
        query = query.where(Meeting.team_id == team_id)
    if past:
        return query.where(Meeting.ends_at < now).order_by(
            Meeting.starts_at.desc(), Meeting.id.desc()
        )
    return query.where(Meeting.ends_at >= now).order_by(Meeting.starts_at, Meeting.id)


def find_meeting(actor: Actor, meeting_id: UUID) -> MeetingSeen | None:
    """Return the meeting to those who sit in its team or have a place at one of its items."""
    query = _visible(actor).where(Meeting.id == meeting_id)
    meeting = db.session.scalars(query).one_or_none()
    if meeting is None:
        return None
    team = db.session.get_one(Team, meeting.team_id)
    return MeetingSeen(meeting, team, frozenset(seats_in(actor, team.id)))


def teams_planned_by(actor: Actor) -> Sequence[Team]:
    """Return the teams whose meetings the actor plans."""
    return my_teams(actor, *PLANNING_SEATS)


def find_planning_team(actor: Actor, team_id: UUID) -> Team | None:
    """Return the team, if the actor plans its meetings."""
    return next((team for team in teams_planned_by(actor) if team.id == team_id), None)


def free_slots(actor: Actor, team_id: UUID, limit: int = 8) -> Sequence[Meeting]:
    """Return the team's next meetings that have a free slot, soonest first."""
    taken = (
        select(func.count())
        .where(Item.meeting_id == Meeting.id, Item.position.is_not(None))
        .correlate(Meeting)
        .scalar_subquery()
    )
    query = (
        select(Meeting)
        .where(
            Meeting.team_id == team_id,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at > clock.now(),
            taken < Meeting.slots,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(limit)
    )
    return db.session.scalars(query).all()


def hold_meeting(actor: Actor, meeting: Meeting) -> None:
    """Keep others from giving away the meeting's slots until this is saved."""
    db.session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())


def taken_slots(actor: Actor, meeting: Meeting) -> set[int]:
    """Return the numbers of the slots that are given."""
    query = select(Item.position).where(Item.meeting_id == meeting.id, Item.position.is_not(None))
    return {position for position in db.session.scalars(query) if position is not None}


def items_on(actor: Actor, meetings: Iterable[Meeting]) -> dict[UUID, list[Item]]:
    """Return the items of meetings the actor was shown, by meeting, in their order."""
    found: dict[UUID, list[Item]] = {meeting.id: [] for meeting in meetings}
    query = select(Item).where(Item.meeting_id.in_(found), Item.position.is_not(None))
    for item in db.session.scalars(query.order_by(Item.position)):
        found[item.meeting_id].append(item)
    return found


def _visible(actor: Actor) -> Select[Meeting]:
    teams = [team.id for team in my_teams(actor)]
    invited = (
        select(Item.meeting_id)
        .join(Attendance, Attendance.item_id == Item.id)
        .where(Attendance.account_id == actor.id)
    )
    return select(Meeting).where(or_(Meeting.team_id.in_(teams), Meeting.id.in_(invited)))
