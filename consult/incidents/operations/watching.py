"""Watching how many cases somebody opens, and whether the log stays as it was written."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from consult import audit
from consult.audit import Deed, Opened
from consult.audit.verify import Verdict
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.incidents import watch
from consult.incidents.models import LogCheck
from consult.incidents.operations.ringing import raise_alarm
from consult.incidents.queries import busy_readers, cases_opened, rang_since
from consult.incidents.rules import AlarmKind

HOUR = timedelta(hours=1)
MOST_PEOPLE = 5_000
IN_A_CASE = {"case", "note", "person"}
"""Rows that lie in a case's own space."""


@audit.on_reading
def watch_reading(actor: Actor, opened: Sequence[Opened]) -> None:
    """Ring when somebody has opened more cases within an hour than anybody usually does.

    What was opened stays open: nobody is shut out by a number.
    """
    now = clock.now()
    spaces = {row.space_id for row in opened if row.seal_name in IN_A_CASE}
    if actor.kind != "person" or not spaces:
        return
    kept = watch()
    read = kept.read_here
    before = {at: when for at, when in read.pop(actor.id, {}).items() if now - when < HOUR}
    read[actor.id] = before | dict.fromkeys(spaces, now)
    while len(read) > MOST_PEOPLE:
        read.popitem(last=False)
    if len(read[actor.id]) <= kept.most_cases or spaces <= before.keys():
        return
    if kept.rang_on.get(actor.id) == clock.today():
        return
    if cases_opened(actor, spaces, now - HOUR) <= kept.most_cases:
        return
    if not _ring_once_a_day(actor, actor.id):
        kept.rang_on[actor.id] = (
            clock.today()
        )  # it stands in the base: one just rung may yet be undone


def watch_readers(actor: Actor) -> int:
    """Look at everybody's last hour as the log has it, whichever process they read through."""
    found = busy_readers(actor, clock.now() - HOUR, beyond=watch().most_cases)
    return sum(_ring_once_a_day(actor, account_id) for account_id in found)


def _ring_once_a_day(actor: Actor, account_id: UUID) -> bool:
    midnight = clock.local(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    if rang_since(actor, AlarmKind.READING, account_id, midnight):
        return False
    raise_alarm(actor, AlarmKind.READING, account=account_id)
    return True


def note_check(actor: Actor, verdict: Verdict) -> LogCheck:
    """Keep how far the log was verified tonight, and ring if it is not as it was written."""
    first = next((one for one in verdict.findings if one.seq is not None), None)
    check = LogCheck(
        id=new_id(),
        day=clock.today(),
        checked_at=clock.now(),
        entries=verdict.entries,
        findings=len(verdict.findings),
        first_seq=first.seq if first else None,
    )
    db.session.add(check)
    audit.record(actor, Deed.LOG_VERIFIED, on=check, entries=check.entries, findings=check.findings)
    if verdict.findings:
        what = first or verdict.findings[0]
        reference = what.what if what.seq is None else f"{what.what}:{what.seq}"
        raise_alarm(actor, AlarmKind.LOG, on=check, reference=reference)
    return check
