"""Who looks into alarms and incidents: the registrar does it, the officer is told and advises."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty
from consult.incidents.models import Alarm


@policy(Permission.ALARMS_READ)
def may_read_alarms(actor: Actor, subject: object) -> bool:
    """Tell of the register's responsible person, and of the data-protection officer."""
    return actor.has(Duty.REGISTRAR, Duty.DATA_PROTECTION)


@policy(Permission.ALARM_ACKNOWLEDGE)
def may_acknowledge(actor: Actor, alarm: Alarm) -> bool:
    """Let the register's responsible person; the officer advises, and executes nothing."""
    return actor.has(Duty.REGISTRAR)
