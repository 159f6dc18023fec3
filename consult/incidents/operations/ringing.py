"""A bell rings: a row, an entry, a message. The same again within an hour only counts."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from consult import audit
from consult.access import Purpose
from consult.audit import Deed, Ringing
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.incidents.messages import tell_of_alarm
from consult.incidents.models import Alarm
from consult.incidents.queries import alarms_like, same_alarm
from consult.incidents.rules import AlarmKind, Finding

AGAIN_WITHIN = timedelta(hours=1)
KIND_OF = {
    Deed.CONTENT_TAMPERED: AlarmKind.DAMAGED,
    Deed.KEY_REFUSED: AlarmKind.KEY,
    Deed.GRANT_INVALID: AlarmKind.GRANT,
    Deed.PASSKEY_DOUBTED: AlarmKind.PASSKEY,
}


def raise_alarm(
    actor: Actor | None,
    kind: AlarmKind,
    *,
    on: Any = None,
    account: UUID | None = None,
    space: UUID | None = None,
    object_type: str = "",
    object_id: UUID | None = None,
    reference: str = "",
) -> Alarm:
    """Raise an alarm in the current transaction: about `on`, or about a row that is named.

    Who has to look is told once an hour and kind, however many there are.
    """
    if on is not None:
        object_type = getattr(on, "__seal_name__", None) or on.__tablename__
        object_id, space = on.id, space or getattr(on, "space_id", None)
    if account is None and actor is not None and actor.kind == "person":
        account = actor.id
    now, by = clock.now(), actor or SYSTEM
    alarm = same_alarm(by, kind, account, object_id, space, now - AGAIN_WITHIN)
    if alarm is not None:
        alarm.times, alarm.last_at = alarm.times + 1, now
        return alarm
    alarm = Alarm(
        id=new_id(),
        kind=kind,
        rung_at=now,
        last_at=now,
        times=1,
        account_id=account,
        space_id=space,
        object_type=object_type,
        object_id=object_id,
        reference=reference,
    )
    db.session.add(alarm)
    # By the house: whoever was at it stands in the row, and has written nothing.
    audit.record(SYSTEM, Deed.ALARM_RUNG, on=alarm, space=space, kind=kind)
    _tell(alarm)
    return alarm


@audit.on_alarm
def hear(actor: Actor | None, what: Ringing) -> None:
    """Take over what a floor below has found."""
    raise_alarm(
        actor,
        KIND_OF.get(what.deed, AlarmKind.DAMAGED),
        account=what.account,
        space=what.space,
        object_type=what.kind,
        object_id=what.row,
        reference=what.reference,
    )


def acknowledge(actor: Actor, alarm: Alarm, finding: Finding, *, all_like: bool = False) -> int:
    """Note what was found; of all that wait of this kind, if it is so said. Returns how many.

    Raises:
        NotSaved: somebody was faster.

    """
    if not alarm.waits:
        raise NotSaved(ALREADY)
    found = list(alarms_like(actor, alarm)) if all_like else [alarm]
    for one in found:
        settle(actor, one, finding)
    return len(found)


def settle(actor: Actor, alarm: Alarm, finding: Finding, incident_id: UUID | None = None) -> None:
    """Note by whom and with which result an alarm was looked into."""
    alarm.acknowledged_by, alarm.acknowledged_at = actor.id, clock.now()
    alarm.finding, alarm.incident_id = finding, incident_id
    audit.record(
        actor,
        Deed.ALARM_ACKNOWLEDGED,
        on=alarm,
        purpose=Purpose.DATA_PROTECTION,
        finding=finding,
        incident=incident_id,
    )


def _tell(alarm: Alarm) -> None:
    db.session.flush()
    try:
        with db.session.begin_nested():
            tell_of_alarm(SYSTEM, alarm)
    except IntegrityError:
        return  # another worker told of the same hour a moment ago; the alarm stands all the same


ALREADY = Words(
    "Hälytys on jo käsitelty.", "Larmet är redan behandlat.", "Somebody has looked into it already."
)
