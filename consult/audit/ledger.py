"""What one session has done since it began: deeds said, rows changed, statements sent.

The ledger follows the transaction: a savepoint rolled back takes its deeds and changes along, the
end of the whole leaves an empty page.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction, object_mapper

from consult.audit.kinds import Kind, kind_of_table

Touched = dict[tuple[Kind, UUID], None]  # a set that remembers the order


@dataclass(frozen=True)
class Deeded:
    """A deed as it was said; it becomes an entry at commit."""

    at_us: int
    actor_kind: str
    actor: UUID | None
    actor_name: str
    session_ref: bytes
    action: str
    purpose: str
    detail: str | None
    on: Any = None
    """The row it is about; its hash is taken at commit, as the row then lies there."""
    object_type: str = ""
    object_id: UUID | None = None
    space: UUID | None = None
    provision: str = ""
    recipient_agency: UUID | None = None
    result: str = "ok"


@dataclass
class Ledger:
    """The page of the current transaction."""

    deeds: list[Deeded] = field(default_factory=list)
    rows: Touched = field(default_factory=dict)
    """Rows whose hash the chain holds, changed through the session."""
    statements: set[str] = field(default_factory=set)
    """Tables changed by a statement, not row by row."""
    included: set[str] = field(default_factory=set)
    """Tables whose rows, so changed, were then named by `include`."""
    tables: set[str] = field(default_factory=set)
    """All audited tables that were changed, by whichever way."""
    flushing: bool = False
    savepoints: dict[SessionTransaction, Ledger] = field(default_factory=dict)

    def saved(self) -> Ledger:
        """Copy the page as it stands."""
        copies: dict[str, Any] = {
            name: copy(getattr(self, name))
            for name in ("deeds", "rows", "statements", "included", "tables")
        }
        return replace(self, **copies)

    def restore(self, earlier: Ledger) -> None:
        """Go back to how the page stood."""
        self.deeds, self.rows, self.tables = earlier.deeds, earlier.rows, earlier.tables
        self.statements, self.included = earlier.statements, earlier.included
        self.flushing = False


def ledger_of(session: Session) -> Ledger:
    """Return the session's current page."""
    page = session.info.get("ledger")
    if not isinstance(page, Ledger):
        page = session.info["ledger"] = Ledger()
    return page


def include(session: Session, model: type[Any], ids: Iterable[UUID]) -> None:
    """Name the rows that a statement changed or deleted, so that the chain can hash each."""
    kind = kind_of_table(model.__tablename__)
    assert kind is not None
    page = ledger_of(session)
    page.included.add(kind.table.name)
    page.rows.update(dict.fromkeys((kind, one) for one in ids))


@event.listens_for(Session, "before_flush")
def _flush_begins(session: Session, *_: object) -> None:
    ledger_of(session).flushing = True


@event.listens_for(Session, "after_flush")
def _flush_ends(session: Session, *_: object) -> None:
    page = ledger_of(session)
    page.flushing = False
    changed = (row for row in session.dirty if session.is_modified(row))
    for row in (*session.new, *changed, *session.deleted):
        kind = kind_of_table(object_mapper(row).local_table.name)  # type: ignore[attr-defined]
        if kind is not None and kind.hashed:
            page.rows[kind, row.id] = None


@event.listens_for(Session, "after_transaction_create")
def _transaction_begins(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        page = ledger_of(session)
        page.savepoints[transaction] = page.saved()


@event.listens_for(Session, "after_soft_rollback")
def _rolled_back(session: Session, transaction: SessionTransaction) -> None:
    page = ledger_of(session)
    if (earlier := page.savepoints.get(transaction)) is not None:
        page.restore(earlier)


@event.listens_for(Session, "after_transaction_end")
def _transaction_ends(session: Session, transaction: SessionTransaction) -> None:
    # A savepoint's end is told before its rollback is, so its copy must outlive it.
    if transaction.parent is None:
        session.info.pop("ledger", None)
