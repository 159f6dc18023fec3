"""Incidents: opened, narrowed, told of, closed; sittings that are ended; what left in a file."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from consult import audit
from consult.access import Purpose
from consult.accounts.models import LoginSession
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.incidents.messages import tell_of_incident
from consult.incidents.models import Alarm, CaseLog, Incident, IncidentStep
from consult.incidents.operations.ringing import settle
from consult.incidents.queries import steps_of
from consult.incidents.rules import Finding, IncidentKind, Outcome, Step


@dataclass(frozen=True, slots=True)
class Scope:
    """What an incident is about, as far as one knows."""

    kind: IncidentKind
    since: datetime
    until: datetime | None
    discovered_at: datetime
    account_id: UUID | None
    space_id: UUID | None


NEEDED = {
    Outcome.REPORTED: {Step.OMBUDSMAN},
    Outcome.TOLD: {Step.OMBUDSMAN, Step.CONCERNED},
}
"""Who must have been told before an incident may end so."""


def open_incident(actor: Actor, scope: Scope, alarm: Alarm | None = None) -> Incident:
    """Begin to work on an incident; the clocks run from its discovery.

    Raises:
        NotSaved: the times contradict each other.

    """
    _check(scope)
    incident = Incident(id=new_id(), opened_by=actor.id, opened_at=clock.now(), **asdict(scope))
    db.session.add(incident)
    _record(actor, Deed.INCIDENT_OPENED, incident, kind=scope.kind)
    if alarm is not None and alarm.waits:
        settle(actor, alarm, Finding.INCIDENT, incident.id)
    tell_of_incident(actor, incident)
    return incident


def change_scope(actor: Actor, incident: Incident, scope: Scope) -> None:
    """Say better what an incident is about.

    Raises:
        NotSaved: it is closed, or the times contradict each other.

    """
    _need_open(incident)
    _check(scope)
    for name, value in asdict(scope).items():
        setattr(incident, name, value)
    _record(actor, Deed.INCIDENT_CHANGED, incident, kind=scope.kind)


def note_told(actor: Actor, incident: Incident, step: Step) -> None:
    """Note that somebody was told of an incident. It is sent elsewhere, by people."""
    _need_open(incident)
    if step in steps_of(actor, incident):
        return
    done = IncidentStep(
        id=new_id(), incident_id=incident.id, step=step, done_by=actor.id, done_at=clock.now()
    )
    db.session.add(done)
    _record(actor, Deed.INCIDENT_TOLD, incident, step=step)


def end_sittings(actor: Actor, incident: Incident) -> int:
    """End every sitting of whom an incident is about; for every worker at once."""
    _need_open(incident)
    whose = LoginSession.account_id == incident.account_id
    ended = db.session.execute(delete(LoginSession).where(whose).returning(LoginSession.account_id))
    count = len(ended.all())
    _record(actor, Deed.SITTINGS_CUT, incident, account=incident.account_id, sittings=count)
    return count


def close_incident(actor: Actor, incident: Incident, outcome: Outcome) -> None:
    """End an incident with what came of it.

    Raises:
        NotSaved: it is closed already, or whoever should have been told was not.

    """
    _need_open(incident)
    if NEEDED.get(outcome, set()) - steps_of(actor, incident).keys():
        raise NotSaved(NOT_TOLD)
    incident.closed_by, incident.closed_at = actor.id, clock.now()
    incident.outcome = outcome
    _record(actor, Deed.INCIDENT_CLOSED, incident, outcome=outcome)


def note_export(actor: Actor, incident: Incident, entries: int) -> None:
    """Write down that what was touched left the house in a file."""
    _record(actor, Deed.INCIDENT_EXPORTED, incident, entries=entries)


def note_look(actor: Actor, incident: Incident) -> None:
    """Write down that somebody read in the log who had touched what."""
    audit.record(actor, Deed.LOG_READ, purpose=Purpose.DATA_PROTECTION, incident=incident.id)


def note_case_look(actor: Actor, log: CaseLog) -> None:
    """Write down that somebody read who has handled the data of a case."""
    audit.record(actor, Deed.LOG_READ, purpose=Purpose.DATA_PROTECTION, case=log.case_id)


def note_case_export(actor: Actor, log: CaseLog, entries: int) -> None:
    """Write down that the log of a case left the house in a file."""
    purpose = Purpose.DATA_PROTECTION
    audit.record(actor, Deed.LOG_EXPORTED, purpose=purpose, case=log.case_id, entries=entries)


def _record(actor: Actor, deed: Deed, incident: Incident, **facts: Any) -> None:
    space, purpose = incident.space_id, Purpose.DATA_PROTECTION
    audit.record(actor, deed, on=incident, space=space, purpose=purpose, **facts)


def _need_open(incident: Incident) -> None:
    if not incident.is_open:
        raise NotSaved(CLOSED)


def _check(scope: Scope) -> None:
    if scope.discovered_at > clock.now() + clock.MAY_DIFFER:
        raise NotSaved(NOT_YET)
    if scope.until is not None and scope.until < scope.since:
        raise NotSaved(BACKWARDS)


CLOSED = Words("Poikkeama on päätetty.", "Avvikelsen är avslutad.", "The incident is closed.")
NOT_YET = Words(
    "Havaitsemisen aika ei voi olla tulevaisuudessa.",
    "Tiden för upptäckten kan inte ligga i framtiden.",
    "It cannot have been discovered in the future.",
)
BACKWARDS = Words(
    "Loppu ei voi olla ennen alkua.",
    "Slutet kan inte vara före början.",
    "It cannot have ended before it began.",
)
NOT_TOLD = Words(
    "Merkitse ensin, että ilmoitus on lähetetty.",
    "Anteckna först att anmälan har sänts.",
    "First note that the notice was sent.",
)
