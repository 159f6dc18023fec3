"""Planning a meeting."""

from dataclasses import dataclass
from datetime import datetime

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.meetings.models import Meeting, MeetingMode, MeetingStatus
from consult.meetings.operations.rescheduling import ENDS_TOO_EARLY, SLOTS, TOO_LONG
from consult.meetings.operations.structures import chosen_structure
from consult.meetings.rules import LONGEST_MEETING, MOST_SLOTS
from consult.privacy import ReviewedText
from consult.teams.models import Team


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """When, where and for how many items a team sits down."""

    starts_at: datetime
    ends_at: datetime
    slots: int
    mode: MeetingMode
    place: ReviewedText
    format_key: str = ""
    """Empty for the team's usual format; else a format, or one of the team's own versions."""


def plan_meeting(actor: Actor, team: Team, plan: MeetingPlan) -> Meeting:
    """Plan a meeting of a team in the newest version of its format, or of another it has on.

    Raises:
        NotSaved: it ends before it begins, is too long, has no sensible number of slots, or the
            team does not meet in that format.

    """
    if plan.ends_at <= plan.starts_at:
        raise NotSaved(ENDS_TOO_EARLY)
    if plan.ends_at - plan.starts_at > LONGEST_MEETING:
        raise NotSaved(TOO_LONG)
    if not 1 <= plan.slots <= MOST_SLOTS:
        raise NotSaved(SLOTS)
    shape, structure = chosen_structure(actor, team, plan.format_key)
    meeting = Meeting(
        id=new_id(),
        team_id=team.id,
        format_key=shape.key,
        format_version=shape.version,
        structure_key=structure,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        slots=plan.slots,
        mode=plan.mode,
        place=plan.place,
        status=MeetingStatus.PLANNED,
        planned_by=actor.id,
        planned_at=clock.now(),
    )
    db.session.add(meeting)
    audit.record(actor, Deed.MEETING_PLANNED, on=meeting, purpose=Purpose.COORDINATION)
    return meeting
