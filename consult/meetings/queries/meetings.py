"""Reading of meetings: their times and places are known to the team and to who is asked to come."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select, union_all

from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.foundation.words import Words
from consult.meetings.models import (
    PLANNING_SEATS,
    Attendance,
    AttendanceState,
    CancelNote,
    Item,
    ItemMove,
    Meeting,
    MeetingMode,
    MeetingSeen,
    MeetingStatus,
    PlacedSeen,
    Series,
)
from consult.meetings.rules import LONGEST_MEETING
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import my_teams, seats_in


def own_meetings(actor: Actor) -> Actor:
    """Return the actor: the subject of what one does with one's own list."""
    return actor


def visible_meetings(
    actor: Actor, *, past: bool = False, team_id: UUID | None = None, reach: int = 500
) -> Select[Meeting]:
    """Return the meetings of the actor's teams and those she has a place at, by time.

    Those to come are ordered next first, past ones newest first. `reach` says how many the
    reader will look at, from the first on: each team's meetings are read from their index only
    so far, and the page costs the same however many there have been.
    """
    order = (
        (Meeting.starts_at.desc(), Meeting.id.desc()) if past else (Meeting.starts_at, Meeting.id)
    )
    when = _when(past=past)
    teams = teams_whose_times_are_known(actor)
    found = [
        select(Meeting.id).where(Meeting.team_id == team, *when).order_by(*order).limit(reach)
        for team in teams
        if team_id in (None, team)
    ]
    invited = select(Meeting.id).where(Meeting.id.in_(_with_a_place(actor)), *when)
    if team_id is not None:
        invited = invited.where(Meeting.team_id == team_id)
    found.append(invited.order_by(*order).limit(reach))
    ids = union_all(*(select(one.subquery().c.id) for one in found))
    return select(Meeting).where(Meeting.id.in_(ids)).order_by(*order)


def find_meeting(actor: Actor, meeting_id: UUID) -> MeetingSeen | None:
    """Return the meeting to those who sit in its team or have a place at one of its items.

    A round of answers in writing is none: what there is of it stands on its item's page.
    """
    teams = teams_whose_times_are_known(actor)
    query = (
        select(Meeting, Series)
        .outerjoin(Series, Series.id == Meeting.series_id)
        .where(
            Meeting.id == meeting_id,
            Meeting.mode != MeetingMode.WRITTEN,
            or_(Meeting.team_id.in_(teams), Meeting.id.in_(_with_a_place(actor))),
        )
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        return None
    meeting, series = row
    team = db.session.get_one(Team, meeting.team_id)
    return MeetingSeen(meeting, team, frozenset(seats_in(actor, team.id)), series)


def team_of(actor: Actor, meeting: Meeting) -> Team:
    """Return the team of a meeting the actor has at hand."""
    return db.session.get_one(Team, meeting.team_id)


def find_placed(actor: Actor, meeting_id: UUID, item_id: UUID) -> PlacedSeen | None:
    """Return an item of a meeting to those who sit in its team: its slot, not its content."""
    seen = find_meeting(actor, meeting_id)
    if seen is None or not seen.seats:
        return None
    query = select(Item).where(Item.id == item_id, Item.meeting_id == meeting_id)
    item = db.session.scalars(query).one_or_none()
    return PlacedSeen(seen, item) if item is not None else None


def teams_planned_by(actor: Actor) -> Sequence[Team]:
    """Return the teams whose meetings the actor plans."""
    return my_teams(actor, *PLANNING_SEATS)


def find_planning_team(actor: Actor, team_id: UUID) -> Team | None:
    """Return the team, if the actor plans its meetings."""
    return next((team for team in teams_planned_by(actor) if team.id == team_id), None)


def teams_whose_times_are_known(actor: Actor) -> list[UUID]:
    """Return the actor's teams. Of talks between two, who only supervises knows the month alone."""
    teams = my_teams(actor)
    private = {team.id for team in teams if catalogue().format(team.format_key).private}
    if private:
        private -= {team.id for team in my_teams(actor, *PLANNING_SEATS, TeamSeat.MEMBER)}
    return [team.id for team in teams if team.id not in private]


def hold_meeting(actor: Actor, meeting: Meeting) -> None:
    """Keep others from giving away the meeting's slots until this is saved; see it as it is now.

    Raises:
        Conflict: it has been taken away, its series having changed.

    """
    held = select(Meeting).where(Meeting.id == meeting.id).with_for_update(key_share=True)
    if db.session.scalars(held.execution_options(populate_existing=True)).one_or_none() is None:
        raise Conflict(_GONE)


def hold_meetings(actor: Actor, ids: Iterable[UUID]) -> None:
    """Hold several meetings, in one order for everybody: no two presses wait for each other."""
    query = select(Meeting).where(Meeting.id.in_(set(ids))).order_by(Meeting.id)
    held = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    db.session.scalars(held).all()


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


def seated_on(actor: Actor, items: Iterable[Item]) -> dict[UUID, int]:
    """Return how many places the tables of these items have."""
    query = (
        select(Attendance.item_id, func.count())
        .where(Attendance.item_id.in_({item.id for item in items}))
        .group_by(Attendance.item_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def seated_tomorrow(actor: Actor) -> Sequence[tuple[Meeting, Team, UUID]]:
    """Return who has a place at which meeting of tomorrow; who has excused herself has none."""
    begins = clock.from_local(datetime.combine(clock.today() + timedelta(days=1), time.min))
    ends = clock.from_local(datetime.combine(clock.today() + timedelta(days=2), time.min))
    query = (
        select(Meeting, Team, Attendance.account_id)
        .join(Team, Team.id == Meeting.team_id)
        .join(Item, Item.meeting_id == Meeting.id)
        .join(Attendance, Attendance.item_id == Item.id)
        .where(
            Meeting.starts_at >= begins,
            Meeting.starts_at < ends,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.mode != MeetingMode.WRITTEN,
            Item.position.is_not(None),
            Attendance.account_id.is_not(None),
            Attendance.state.in_([AttendanceState.INVITED, AttendanceState.ACCEPTED]),
        )
        .distinct()
    )
    rows = db.session.execute(query)
    return [(meeting, team, whose) for meeting, team, whose in rows if whose is not None]


def moves_from(actor: Actor, meeting: Meeting) -> Sequence[tuple[ItemMove, Meeting | None]]:
    """Return whither the items of a meeting that was called off went, in the order they did."""
    query = (
        select(ItemMove, Meeting)
        .outerjoin(Meeting, Meeting.id == ItemMove.to_meeting_id)
        .where(ItemMove.from_meeting_id == meeting.id, ItemMove.moved_at >= meeting.cancelled_at)
        .order_by(ItemMove.moved_at, ItemMove.id)
    )
    return [(move, whither) for move, whither in db.session.execute(query)]


def cancel_note_of(actor: Actor, meeting: Meeting) -> CancelNote | None:
    """Return what the team's leaders were told when the meeting was called off."""
    query = select(CancelNote).where(CancelNote.meeting_id == meeting.id)
    return db.session.scalars(query).one_or_none()


def _when(*, past: bool) -> tuple[ColumnElement[bool], ...]:
    """Say it by the start too, which the index is ordered by."""
    now = clock.now()
    met = Meeting.mode != MeetingMode.WRITTEN
    if past:
        return met, Meeting.starts_at < now, Meeting.ends_at < now
    return met, Meeting.starts_at >= now - LONGEST_MEETING, Meeting.ends_at >= now


def _with_a_place(actor: Actor) -> Select[UUID]:
    return (
        select(Item.meeting_id)
        .join(Attendance, Attendance.item_id == Item.id)
        .where(Attendance.account_id == actor.id, Item.position.is_not(None))
    )


_GONE = Words(
    "Kokous on poistettu, koska sen sarja muuttui. Valitse toinen aika.",
    "Mötet har tagits bort eftersom serien ändrades. Välj en annan tid.",
    "The meeting has been taken away because its series changed. Choose another time.",
)
