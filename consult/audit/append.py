"""Extend the chain: last thing before commit, under a lock, inside the transaction it tells of."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import fields
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, Table, event, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from consult.audit import chain
from consult.audit.deeds import Deed
from consult.audit.guard import demand_a_deed
from consult.audit.keys import setup
from consult.audit.kinds import Kind, Stored
from consult.audit.ledger import Deeded, Ledger, Touched, ledger_of
from consult.audit.models import AuditRow
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.encoding import from_micros
from consult.foundation.errors import StoreUnavailable

LOCK = f"SELECT pg_advisory_xact_lock({int.from_bytes(b'consult')})"
HEAD = "SELECT seq, hash, at_us FROM audit_rows ORDER BY seq DESC LIMIT 1"
TABLE = cast(Table, AuditRow.__table__)
INSERT = insert(TABLE)
STEP_US = int(clock.MAY_DIFFER.total_seconds() * 1_000_000)

log = logging.getLogger(__name__)

FOLLOWING = (Deed.ROW_WRITTEN.value, Deed.ROW_DELETED.value)
Written = dict[tuple[str, UUID | None], Stored | None]
BATCH = 2_000
"""Entries written in one statement: a log of years that is taken over has hundreds of thousands."""
T = TypeVar("T")


@event.listens_for(Session, "before_commit")
def settle(session: Session) -> None:
    """Demand a deed for every change and write the deeds into the chain."""
    if session.in_nested_transaction():
        return  # a savepoint is not the end; asked when the whole is committed
    session.flush()
    page = ledger_of(session)
    demand_a_deed(page)
    if page.deeds:
        try:
            append(session.connection(bind_arguments={"mapper": AuditRow}), page)
        except DBAPIError as error:
            raise StoreUnavailable("the log could not be written") from error
        page.deeds = []


def append(connection: Connection, page: Ledger) -> None:
    """Put the page's deeds at the end of the chain, each row's hash with them."""
    batches = _batched(_entries(connection, page))
    entries = next(batches)  # read before anybody waits for the lock; most pages are one batch
    seq, prev, at_us = lock_head(connection)
    warning = _clock_went_back(at_us, page.deeds[0].at_us)
    first = seq + len(warning) + 1
    entries = [*warning, *entries]
    while entries:
        seq, prev = _link(entries, seq, prev, first)
        connection.execute(INSERT, entries if len(entries) > 1 else entries[0])
        entries = next(batches, [])


def _link(entries: list[dict[str, Any]], seq: int, prev: bytes, first: int) -> tuple[int, bytes]:
    """Chain each entry to the one before; return number and hash of the last."""
    key = setup().key
    for row in entries:
        seq += 1
        if row["action"] in FOLLOWING:
            row["detail"] = json.dumps({"deed": first}, separators=(",", ":"))
        row["seq"] = seq
        row["detail_sha256"] = _digest(row["detail"])
        row["prev"] = prev
        row["hash"] = prev = chain.link(key, prev, chain.body(*_linked(row)))
    return seq, prev


def lock_head(connection: Connection) -> tuple[int, bytes, int]:
    """Take the lock of the chain's writers; return number, hash and time of its newest entry.

    Zero and the genesis if there is none. The lock is held until the transaction ends; on SQLite
    the transaction itself is it.

    Raises:
        StoreUnavailable: it cannot be had now.

    """
    cursor = connection.connection.cursor()  # bare: every other writer waits for this
    try:
        if connection.dialect.name == "postgresql":
            # Sent together, yet two statements: the second sees what the lock waited for. In one,
            # or in a snapshot, the head would be stale.
            cursor.execute(f"{LOCK}; {HEAD}")
            cursor.nextset()
        else:
            cursor.execute(HEAD)
        newest = cursor.fetchone()
    except connection.dialect.loaded_dbapi.Error as error:
        raise StoreUnavailable("the log's head is held by somebody else") from error
    finally:
        cursor.close()
    return (0, chain.GENESIS, 0) if newest is None else (newest[0], bytes(newest[1]), newest[2])


def _clock_went_back(before_us: int, now_us: int) -> list[dict[str, Any]]:
    """Return the entry that says so where the machine's clock was set back since the one before.

    The order of entries is their number; their times are what the clock said, right or wrong.
    """
    if clock.is_held() or now_us >= before_us - STEP_US:
        return []
    log.warning(
        "the machine's clock went back", extra={"seconds": (before_us - now_us) // 1_000_000}
    )
    said = Deeded(
        at_us=now_us,
        actor_kind=SYSTEM.kind,
        actor=SYSTEM.id,
        actor_name=SYSTEM.name,
        session_ref=b"",
        action=Deed.CLOCK_WENT_BACK.value,
        purpose=SYSTEM.purpose,
        detail=json.dumps({"before": from_micros(before_us).isoformat()}, separators=(",", ":")),
    )
    return [_columns(said) | _seen(None)]


def _entries(connection: Connection, page: Ledger) -> Iterator[dict[str, Any]]:
    about = {(deed.object_type, deed.object_id) for deed in page.deeds if deed.on is not None}
    own = {(kind, row_id): None for kind, row_id in page.rows if (kind.name, row_id) in about}
    stored = _stored(connection, own)
    for deed in page.deeds:
        row = stored.get((deed.object_type, deed.object_id)) if deed.on is not None else None
        yield _columns(deed) | _seen(row)
    others = (touched for touched in page.rows if touched not in own)
    for batch in _batched(others):
        for (name, row_id), row in _stored(connection, dict.fromkeys(batch)).items():
            yield _follow_on(page.deeds[0], name, row_id, row)
    for (name, row_id), row in stored.items():
        if row is None:
            yield _follow_on(page.deeds[0], name, row_id, None)


def _batched(things: Iterable[T]) -> Iterator[list[T]]:
    coming = iter(things)
    while batch := list(islice(coming, BATCH)):
        yield batch


def _stored(connection: Connection, rows: Touched) -> Written:
    """Read back what was changed, as it will be committed; None for what is no longer there."""
    by_kind: dict[Kind, list[UUID]] = {}
    for kind, row_id in rows:
        by_kind.setdefault(kind, []).append(row_id)
    found: Written = {}
    for kind, ids in by_kind.items():
        found |= {(kind.name, row_id): None for row_id in ids}
        found |= {(kind.name, row.id): row for row in kind.stored(connection, ids)}
    return found


def _follow_on(first: Deeded, name: str, row_id: UUID | None, row: Stored | None) -> dict[str, Any]:
    """Make the entry of a row that was changed under a deed about something else."""
    about = {
        "action": (Deed.ROW_WRITTEN if row else Deed.ROW_DELETED).value,
        "object_type": name,
        "object_id": row_id,
        "space": row.space if row else None,
        "recipient_agency": None,
    }
    return _columns(first) | about | _seen(row)


def _columns(deed: Deeded) -> dict[str, Any]:
    return {each.name: getattr(deed, each.name) for each in fields(deed) if each.name != "on"}


def _seen(row: Stored | None) -> dict[str, Any]:
    return {
        "rev": row.rev if row else None,
        "box_sha256": row.digests[0] if row else None,
    }


def _digest(detail: str | None) -> bytes | None:
    return None if detail is None else sha256(detail.encode()).digest()


def _linked(row: dict[str, Any]) -> Iterator[Any]:
    for name in chain.COLUMNS:
        value = row[name]
        yield value.bytes if isinstance(value, UUID) else value
