"""Who looks into alarms and incidents: the registrar does it, the officer is told and advises."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty
from consult.incidents.models import Alarm, CaseLog, Incident, Telling


@policy(Permission.ALARMS_READ)
def may_read_alarms(actor: Actor, subject: object) -> bool:
    """Tell of the register's responsible person, and of the data-protection officer."""
    return actor.has(Duty.REGISTRAR, Duty.DATA_PROTECTION)


@policy(Permission.ALARM_ACKNOWLEDGE)
def may_acknowledge(actor: Actor, alarm: Alarm) -> bool:
    """Let the register's responsible person; the officer advises, and executes nothing."""
    return actor.has(Duty.REGISTRAR)


@policy(Permission.INCIDENTS_READ)
def may_read_incidents(actor: Actor, subject: object) -> bool:
    """Tell of the register's responsible person, and of the data-protection officer."""
    return actor.has(Duty.REGISTRAR, Duty.DATA_PROTECTION)


@policy(Permission.INCIDENT_OPEN)
def may_open_incident(actor: Actor, subject: object) -> bool:
    """Let the register's responsible person."""
    return actor.has(Duty.REGISTRAR)


@policy(Permission.INCIDENT_WORK)
def may_work_on(actor: Actor, incident: Incident | Telling) -> bool:
    """Let the register's responsible person; the press says if it is closed by now."""
    return actor.has(Duty.REGISTRAR)


@policy(Permission.INCIDENT_EXPORT)
def may_export_touched(actor: Actor, incident: Incident) -> bool:
    """Let the register's responsible person."""
    return actor.has(Duty.REGISTRAR)


@policy(Permission.CASE_LOG_READ)
def may_read_case_log(actor: Actor, subject: object) -> bool:
    """Tell of the register's responsible person, and of the data-protection officer."""
    return actor.has(Duty.REGISTRAR, Duty.DATA_PROTECTION)


@policy(Permission.CASE_LOG_EXPORT)
def may_export_case_log(actor: Actor, log: CaseLog) -> bool:
    """Let the register's responsible person, who answers the client."""
    return actor.has(Duty.REGISTRAR)
