"""Who may look at the meeting log and review what stands there."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty
from consult.meetings.models import Meeting, MeetingStatus

LEADERS = (Duty.SUPERVISOR, Duty.COORDINATOR)


@policy(Permission.MEETING_LOG_READ)
def may_read_log(actor: Actor, subject: object) -> bool:
    """Supervisors and coordinators; each sees the teams she leads (`teams_led`)."""
    return actor.has(*LEADERS)


@policy(Permission.MEETING_REVIEW)
def may_review(actor: Actor, meeting: object) -> bool:
    """Supervisors. What has not been held or cancelled yet is not there to be reviewed."""
    over = not isinstance(meeting, Meeting) or meeting.status is not MeetingStatus.PLANNED
    return actor.has(Duty.SUPERVISOR) and over
