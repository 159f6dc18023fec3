"""Reading of alarms. They are for the register's responsible person and the officer alone."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, func, select

from consult.accounts.models import Account
from consult.audit import AuditRow, Deed
from consult.cases.models import Case
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.encoding import micros
from consult.incidents.models import Alarm, Incident, LogCheck
from consult.incidents.queries.concern import LOOK_AFTER, alarms_for
from consult.incidents.rules import AlarmKind

NEWEST = 20_000
"""So many entries of the log are looked back at: more than an hour has."""
LONGEST = timedelta(hours=26)
"""The log is not left unverified for longer, though the machine was off at night."""


def looks_after(actor: Actor) -> Actor | None:
    """Return the actor if alarms are any business of hers; for others there are none."""
    return actor if actor.has(*LOOK_AFTER) else None


def alarms(actor: Actor, *, waiting: bool) -> Select[Alarm, Account]:
    """Return alarms with whom they concern: those that wait, or all; the newest first."""
    query = select(Alarm, Account).outerjoin(Account, Account.id == Alarm.account_id)
    query = query.where(alarms_for(actor))
    if waiting:
        query = query.where(Alarm.acknowledged_at.is_(None))
    return query.order_by(Alarm.rung_at.desc(), Alarm.id)


def find_alarm(actor: Actor, alarm_id: UUID) -> Alarm | None:
    """Return one alarm, for whom it is any business."""
    if looks_after(actor) is None:
        return None
    query = select(Alarm).where(Alarm.id == alarm_id, alarms_for(actor))
    return db.session.scalars(query).one_or_none()


def alarms_like(actor: Actor, alarm: Alarm) -> Sequence[Alarm]:
    """Return all alarms of the same kind that nobody has looked into, this one among them."""
    like = (Alarm.kind == alarm.kind, Alarm.acknowledged_at.is_(None))
    query = select(Alarm).where(*like, alarms_for(actor))
    return db.session.scalars(query.order_by(Alarm.rung_at)).all()


def alarms_of(actor: Actor, incident: Incident) -> Sequence[Alarm]:
    """Return the alarms that led to an incident."""
    query = select(Alarm).where(Alarm.incident_id == incident.id)
    return db.session.scalars(query.order_by(Alarm.rung_at)).all()


def same_alarm(
    actor: Actor,
    kind: AlarmKind,
    account: UUID | None,
    row: UUID | None,
    space: UUID | None,
    since: datetime,
) -> Alarm | None:
    """Return an alarm about the same thing that rang not long ago and still waits."""
    query = select(Alarm).where(
        Alarm.kind == kind,
        Alarm.rung_at >= since,
        Alarm.acknowledged_at.is_(None),
        Alarm.account_id == account,
        Alarm.object_id == row,
        Alarm.space_id == space,
    )
    return db.session.scalars(query.limit(1)).one_or_none()


def rang_since(actor: Actor, kind: AlarmKind, account: UUID, since: datetime) -> bool:
    """Tell whether a bell of this kind has rung about somebody since."""
    query = select(Alarm.id).where(
        Alarm.kind == kind, Alarm.rung_at >= since, Alarm.account_id == account
    )
    return db.session.scalar(query.limit(1)) is not None


def cases_opened(actor: Actor, now: Collection[UUID], since: datetime) -> int:
    """Count the cases that the actor has read in since, and in these spaces just now."""
    read = _reading(since).where(AuditRow.actor == actor.id)
    spaces = {space for _who, space in db.session.execute(read) if space}
    return len(_cases_among(spaces | set(now)))


def busy_readers(actor: Actor, since: datetime, *, beyond: int) -> list[UUID]:
    """Return who has read in more cases than `beyond` since."""
    spaces: dict[UUID, set[UUID]] = {}
    for who, space in db.session.execute(_reading(since)):
        if who is not None and space is not None:
            spaces.setdefault(who, set()).add(space)
    busy = {who: theirs for who, theirs in spaces.items() if len(theirs) > beyond}
    if not busy:
        return []
    cases = _cases_among(set().union(*busy.values()))
    return sorted(who for who, theirs in busy.items() if len(theirs & cases) > beyond)


def _reading(since: datetime) -> Select[UUID | None, UUID | None]:
    newest = select(func.max(AuditRow.seq)).scalar_subquery()
    return (
        select(AuditRow.actor, AuditRow.space)
        .where(
            AuditRow.seq > newest - NEWEST,
            AuditRow.action == Deed.CONTENT_READ.value,
            AuditRow.actor_kind == "person",
            AuditRow.at_us >= micros(since),
        )
        .distinct()
    )


def _cases_among(spaces: Collection[UUID]) -> set[UUID]:
    """Return which of these spaces are cases'. The log keeps ids in another form than tables."""
    return set(db.session.scalars(select(Case.space_id).where(Case.space_id.in_(spaces))))


def last_check(actor: Actor) -> LogCheck | None:
    """Return when the log was verified last, and what came out."""
    return db.session.scalars(select(LogCheck).order_by(LogCheck.day.desc()).limit(1)).one_or_none()


def is_checked(actor: Actor, *, by_night: bool) -> bool:
    """Tell whether the log was verified: today by night, within a day at other hours."""
    check = last_check(actor)
    if check is None:
        return False
    return check.day >= clock.today() if by_night else check.checked_at > clock.now() - LONGEST
