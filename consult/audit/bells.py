"""Bells: what the floors below hand up when somebody has to look at it.

The log itself only writes. Whoever wants to hear of an alarm, or of what was read, says so at
import; it is told in the transaction of the entry, so that there is never the one without the
other. Nothing but ids and codes goes along.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from consult.audit.deeds import Deed
from consult.audit.record import Opened, Result, record
from consult.audit.record import record_reads as _record_reads
from consult.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class Ringing:
    """What an alarm is about. `account` is whom it concerns, where that is known."""

    deed: Deed
    account: UUID | None = None
    space: UUID | None = None
    kind: str = ""
    """What kind of row it is: a seal name or a table's name."""
    row: UUID | None = None
    reference: str = ""
    """The number under which the fault stands in the machine's log."""


Bell = Callable[[Actor | None, Ringing], None]
Watcher = Callable[[Actor, Sequence[Opened]], None]

BELLS: dict[str, Bell] = {}
WATCHERS: dict[str, Watcher] = {}


def on_alarm(bell: Bell) -> Bell:
    """Have `bell` told of each alarm. Called at import."""
    BELLS[f"{bell.__module__}.{bell.__qualname__}"] = bell
    return bell


def on_reading(watcher: Watcher) -> Watcher:
    """Have `watcher` told what somebody has just read. Called at import."""
    WATCHERS[f"{watcher.__module__}.{watcher.__qualname__}"] = watcher
    return watcher


def ring(actor: Actor | None, what: Ringing) -> None:
    """Write an alarm into the log, in the current transaction, and tell whoever listens."""
    told = {"account": what.account, "row": what.row, "kind": what.kind, "fault": what.reference}
    facts: dict[str, Any] = {name: value for name, value in told.items() if value}
    record(actor, what.deed, space=what.space, result=Result.TAMPERED, **facts)
    for bell in BELLS.values():
        bell(actor, what)


def record_reads(
    actor: Actor, opened: Iterable[Opened], purposes: dict[UUID, str] | None = None
) -> None:
    """Write what was read, one entry for each space, and tell whoever watches."""
    rows = list(opened)
    _record_reads(actor, rows, purposes)
    for watcher in WATCHERS.values():
        watcher(actor, rows)
