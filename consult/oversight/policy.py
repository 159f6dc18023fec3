"""Who may look at the meeting log and review what stands there."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty
from consult.meetings.models import Meeting

LEADERS = (Duty.SUPERVISOR, Duty.COORDINATOR)


@policy(Permission.MEETING_LOG_READ)
def may_read_log(actor: Actor, subject: object) -> bool:
    """Supervisors and coordinators; each sees the teams she leads (`teams_led`)."""
    return actor.has(*LEADERS)


@policy(Permission.MEETING_REVIEW)
def may_review(actor: Actor, meeting: Meeting) -> bool:
    """Supervisors; what is still to come is not there to be reviewed."""
    return actor.has(Duty.SUPERVISOR) and not meeting.is_planned


@policy(Permission.MEETINGS_REVIEW)
def may_review_many(actor: Actor, subject: object) -> bool:
    """Tell whether she supervises."""
    return actor.has(Duty.SUPERVISOR)
