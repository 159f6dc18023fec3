"""A round of answers in writing: nobody meets, there is only a day to answer by.

It is kept as a meeting in that mode, whole day long and with one slot, so that its item has a
table, an outcome and a place in the figures like any other. No calendar of meetings shows it.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.formats import Format
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    AttendanceMode,
    AttendanceState,
    CancelReason,
    Item,
    Meeting,
    MeetingMode,
    MeetingStatus,
)
from consult.meetings.operations.moving import move_item
from consult.meetings.queries import attendances_of
from consult.teams.models import Team

LONGEST_ROUND_DAYS = 61


def plan_round(actor: Actor, team: Team, shape: Format, due: date) -> Meeting:
    """Set the day by which a group answers in writing.

    Raises:
        NotSaved: the day has passed, or is too far away.

    """
    days = (due - clock.today()).days
    if not 0 < days <= LONGEST_ROUND_DAYS:
        raise NotSaved(_WHICH_DAY)
    meeting = Meeting(
        id=new_id(),
        team_id=team.id,
        format_key=shape.key,
        format_version=shape.version,
        starts_at=_midnight(due),
        ends_at=_midnight(due + timedelta(days=1)),
        slots=1,
        mode=MeetingMode.WRITTEN,
        place="",
        status=MeetingStatus.PLANNED,
        planned_by=actor.id,
        planned_at=clock.now(),
    )
    db.session.add(meeting)
    audit.record(actor, Deed.MEETING_PLANNED, on=meeting, purpose=Purpose.COORDINATION)
    return meeting


def call_off_round(actor: Actor, meeting: Meeting, item: Item) -> None:
    """Call a round off with the one item it was for: nothing of it is left to answer."""
    move_item(actor, item, None)
    meeting.status = MeetingStatus.CANCELLED
    meeting.cancelled_for = CancelReason.NOTHING_TO_DISCUSS
    meeting.cancelled_at = clock.now()
    audit.record(
        actor,
        Deed.MEETING_CANCELLED,
        on=meeting,
        purpose=Purpose.COORDINATION,
        reason=meeting.cancelled_for,
    )


def mark_round(actor: Actor, item: Item, took_part: set[UUID]) -> None:
    """Say at the end of a round whose places those are who took part, in writing.

    Whoever promised to answer and did not is excused, and what was answered closes to her.
    """
    for place in attendances_of(actor, item):
        if not place.is_unmarked:
            continue
        came = place.id in took_part
        place.state = AttendanceState.PRESENT if came else AttendanceState.EXCUSED
        place.mode = AttendanceMode.WRITTEN
        place.recorded_by, place.recorded_at = actor.id, clock.now()
        audit.record(
            actor,
            Deed.ATTENDANCE_MARKED,
            on=place,
            space=item.space_id,
            item=item.id,
            state=place.state,
        )


def _midnight(day: date) -> datetime:
    return clock.from_local(datetime.combine(day, time.min))


_WHICH_DAY = Words(
    "Valitse päivä huomisesta kahden kuukauden päähän.",
    "Välj en dag från i morgon till två månader framåt.",
    "Choose a day from tomorrow to two months ahead.",
)
