"""Who may look at the meeting log and review what stands there."""

from consult.access import Permission, policy
from consult.cases.models import EmergencyOpening
from consult.foundation.actor import Actor, Duty
from consult.meetings.models import Meeting
from consult.oversight.models import Watch

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


@policy(Permission.EMERGENCIES_READ)
def may_list_emergencies(actor: Actor, watch: Watch) -> bool:
    """Leads and supervisors of their teams; the registrar and the officer of all."""
    return watch.everything or bool(watch.teams)


@policy(Permission.EMERGENCY_READ)
def may_read_emergency(actor: Actor, opening: EmergencyOpening) -> bool:
    """Leads and supervisors of the team; nobody else is shown it."""
    return True


@policy(Permission.REACH_READ)
def may_see_reach(actor: Actor, watch: Watch) -> bool:
    """Leads and supervisors of their teams; the registrar and the officer of all."""
    return watch.everything or bool(watch.teams)


@policy(Permission.REACH_LOOK)
def may_count_again(actor: Actor, watch: Watch) -> bool:
    """Whoever sees it."""
    return watch.everything or bool(watch.teams)
