"""Extend the chain: last thing before commit, under a lock, inside the transaction it tells of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Table, event, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from consult.audit import chain
from consult.audit.deeds import Deed
from consult.audit.guard import demand_a_deed
from consult.audit.keys import setup
from consult.audit.kinds import Kind, Stored
from consult.audit.ledger import Deeded, Ledger, Touched, ledger_of
from consult.audit.models import AuditRow
from consult.foundation.errors import StoreUnavailable

LOCK = 0x636F6E73756C74  # "consult": PostgreSQL's advisory lock on the head of the chain
TABLE = cast(Table, AuditRow.__table__)


FOLLOWING = (Deed.ROW_WRITTEN.value, Deed.ROW_DELETED.value)
Written = dict[tuple[str, UUID | None], Stored | None]


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
    entries = [*_entries(page, _stored(connection, page.rows))]
    lock_head(connection)
    seq, prev = head(connection)
    key = setup().key
    for number, row in enumerate(entries, start=seq + 1):
        if row["action"] in FOLLOWING:
            row["detail"] = json.dumps({"deed": seq + 1}, separators=(",", ":"))
        row["seq"] = number
        row["detail_sha256"] = _digest(row["detail"])
        row["prev"] = prev
        row["hash"] = prev = chain.link(key, prev, chain.body(*_linked(row)))
    connection.execute(insert(TABLE), entries)


def head(connection: Connection) -> tuple[int, bytes]:
    """Return number and hash of the newest entry; zero and the genesis if there is none."""
    query = select(TABLE.c.seq, TABLE.c.hash).order_by(TABLE.c.seq.desc()).limit(1)
    newest = connection.execute(query).one_or_none()
    return (0, chain.GENESIS) if newest is None else (newest.seq, newest.hash)


def lock_head(connection: Connection) -> None:
    """Take the lock that every writer of the chain takes; held until the transaction ends."""
    if connection.dialect.name == "postgresql":
        # Read committed sees the newest head once the lock is had; a snapshot would not.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _entries(page: Ledger, stored: Written) -> Iterator[dict[str, Any]]:
    said = set()
    for deed in page.deeds:
        about = (deed.object_type, deed.object_id)
        row = stored.get(about) if deed.on is not None else None
        if row is not None:
            said.add(about)
        yield _columns(deed) | _seen(row)
    for (name, row_id), row in stored.items():
        if (name, row_id) not in said:
            yield _follow_on(page.deeds[0], name, row_id, row)


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
