"""Reading of incidents: for the register's responsible person and the officer alone."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, func, literal, select

from consult.accounts.models import Account, LoginSession
from consult.audit import AuditRow
from consult.cases.models import Case
from consult.cases.rules import tidy_code
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.incidents.models import Alarm, Calls, Incident, IncidentStep, Telling
from consult.incidents.queries.alarms import looks_after
from consult.incidents.queries.concern import alarms_for, cases_for, incidents_for
from consult.incidents.rules import Step, report_due

EVERYBODY = 2_000


def incidents(actor: Actor) -> Select[Incident, Account]:
    """Return incidents with whose account they are about: the open ones first, then the newest."""
    return (
        select(Incident, Account)
        .outerjoin(Account, Account.id == Incident.account_id)
        .where(incidents_for(actor))
        .order_by(Incident.closed_at.is_not(None), Incident.discovered_at.desc(), Incident.id)
    )


def find_incident(actor: Actor, incident_id: UUID) -> Incident | None:
    """Return one incident, for whom it is any business."""
    if looks_after(actor) is None:
        return None
    query = select(Incident).where(Incident.id == incident_id, incidents_for(actor))
    return db.session.scalars(query).one_or_none()


def find_notice(actor: Actor, incident_id: UUID, step: str) -> Telling | None:
    """Return an incident, and whom a notice of it is for."""
    incident = find_incident(actor, incident_id)
    return None if incident is None else Telling(incident, Step.of(step))


def steps_of(actor: Actor, incident: Incident) -> dict[Step, IncidentStep]:
    """Return who was told of an incident, and when."""
    query = select(IncidentStep).where(IncidentStep.incident_id == incident.id)
    return {one.step: one for one in db.session.scalars(query)}


def unreported(actor: Actor) -> Sequence[Incident]:
    """Return the open incidents of which the ombudsman has not been told, the oldest first."""
    told = select(IncidentStep.incident_id).where(IncidentStep.step == Step.OMBUDSMAN)
    query = select(Incident).where(Incident.closed_at.is_(None), Incident.id.not_in(told))
    return db.session.scalars(query.order_by(Incident.discovered_at)).all()


def calls(actor: Actor) -> Calls:
    """Return what calls for whoever looks after alarms, in one statement: it is asked each page."""
    told = select(IncidentStep.incident_id).where(IncidentStep.step == Step.OMBUDSMAN)
    runs = and_(Incident.closed_at.is_(None), Incident.id.not_in(told), incidents_for(actor))
    waiting = select(func.count(Alarm.id)).where(Alarm.acknowledged_at.is_(None), alarms_for(actor))
    here = select(literal(1).label("here")).subquery()
    query = (
        select(waiting.scalar_subquery(), Incident.id, Incident.discovered_at)
        .select_from(here)
        .outerjoin(Incident, runs)
        .order_by(Incident.discovered_at)
    )
    count, incident_id, discovered_at = db.session.execute(query.limit(1)).one()
    if incident_id is None:
        return Calls(count)
    return Calls(count, incident_id, report_due(discovered_at))


def timeline_of(actor: Actor, incident: Incident) -> Sequence[AuditRow]:
    """Return what was done about an incident, from the log, in its order."""
    query = select(AuditRow).where(
        AuditRow.object_id == incident.id, AuditRow.object_type == Incident.__tablename__
    )
    return db.session.scalars(query.order_by(AuditRow.seq)).all()


def sittings_of_person(actor: Actor, account_id: UUID) -> Sequence[LoginSession]:
    """Return where somebody is signed in now."""
    query = select(LoginSession).where(
        LoginSession.account_id == account_id, LoginSession.expires_at > clock.now()
    )
    return db.session.scalars(query.order_by(LoginSession.created_at)).all()


def space_called(actor: Actor, code: str) -> UUID | None:
    """Return the own space of the case of exactly this code, of a register she answers for."""
    query = select(Case.space_id).where(Case.code == tidy_code(code), cases_for(actor))
    return db.session.scalar(query)


def case_in(actor: Actor, space_id: UUID) -> Case | None:
    """Return the case whose own space this is, of a register she answers for."""
    query = select(Case).where(Case.space_id == space_id, cases_for(actor))
    return db.session.scalars(query).one_or_none()


def whose_accounts(actor: Actor) -> Sequence[Account]:
    """Return everybody there has been, by name: whoever has left may have been at it, too."""
    query = select(Account).order_by(Account.name, Account.id)
    return db.session.scalars(query.limit(EVERYBODY)).all()


def due_before(actor: Actor, moment: datetime) -> Sequence[Incident]:
    """Return the unreported incidents that were discovered before a moment."""
    return [one for one in unreported(actor) if one.discovered_at <= moment]
