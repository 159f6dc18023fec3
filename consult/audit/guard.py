"""Lock 6: refuse to commit a change nobody wrote down.

Every statement is seen as it leaves for the database, so that bulk inserts, core statements and
written SQL do not pass unseen; an attribute set to the value it had sends none and needs no deed.
Asked twice: by the session before it commits, and by the connection, for whoever has no session.

It notices a change with *no* deed, not one with too few: that is the business of the deed's test.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session, SessionTransaction

from consult.audit.kinds import is_audited, kind_of_table
from consult.audit.ledger import Ledger, ledger_of
from consult.audit.models import AuditRow
from consult.foundation.errors import UnauditedChange

_exempt: ContextVar[str] = ContextVar("unaudited", default="")

# `TRUNCATE a, b` names more tables than one; nobody here truncates two.
_WRITES = re.compile(
    r"""\b(?: insert\s+(?:or\s+\w+\s+)?into | replace\s+into | merge\s+into | delete\s+from
            | update(?:\s+or\s+\w+)? | truncate(?:\s+table)? )
        \s+(?:only\s+)? (?:["`\[]?\w+["`\]]?\s*\.\s*)? ["`\[]?(\w+)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)


@contextmanager
def unaudited(why: str) -> Iterator[None]:
    """Let changes pass without a deed: migrations, measurements. `why` is for the next auditor."""
    token = _exempt.set(why)
    try:
        yield
    finally:
        _exempt.reset(token)


@lru_cache(maxsize=4_096)
def tables_written(statement: str) -> frozenset[str]:
    """Name the tables that an SQL statement changes."""
    plain = _ASIDE.sub(" ", statement)
    if plain.lstrip()[:6].upper() in ("SELECT", "PRAGMA"):
        return frozenset()
    return frozenset(_WRITES.findall(plain))


@dataclass
class Traffic:
    """What went over one connection since it began."""

    tables: set[str] = field(default_factory=set)
    ledger: Ledger | None = None
    savepoints: dict[str, set[str]] = field(default_factory=dict)

    @property
    def undeclared(self) -> list[str]:
        """Name the tables changed while the log was not."""
        return [] if AuditRow.__tablename__ in self.tables else sorted(self.tables)


def _traffic(connection: Connection) -> Traffic:
    found = connection.info.get("traffic")
    if not isinstance(found, Traffic):
        found = connection.info["traffic"] = Traffic()
    return found


@event.listens_for(Engine, "before_cursor_execute")
def _notice(connection: Connection, cursor: Any, statement: str, *_: object) -> None:
    written = tables_written(statement)
    if not written or _exempt.get():
        return
    traffic = _traffic(connection)
    for table in written:
        if is_audited(table) or table == AuditRow.__tablename__:
            traffic.tables.add(table)
            if traffic.ledger is not None:
                _enter(traffic.ledger, table)


def _enter(page: Ledger, table: str) -> None:
    if is_audited(table):
        page.tables.add(table)
    if not page.flushing:
        page.statements.add(table)


@event.listens_for(Engine, "begin")
def _connection_begins(connection: Connection) -> None:
    connection.info["traffic"] = Traffic()


@event.listens_for(Engine, "savepoint")
def _savepoint(connection: Connection, name: str) -> None:
    traffic = _traffic(connection)
    traffic.savepoints[name] = set(traffic.tables)


@event.listens_for(Engine, "rollback_savepoint")
def _savepoint_rolled_back(connection: Connection, name: str, _: object) -> None:
    traffic = _traffic(connection)
    traffic.tables = traffic.savepoints.pop(name, set())


@event.listens_for(Engine, "commit")
def _connection_commits(connection: Connection) -> None:
    undeclared = _traffic(connection).undeclared
    connection.info["traffic"] = Traffic()
    if undeclared and not _exempt.get():
        raise UnauditedChange(_complaint(undeclared))


@event.listens_for(Engine, "rollback")
def _connection_rolls_back(connection: Connection) -> None:
    connection.info["traffic"] = Traffic()


@event.listens_for(Session, "after_begin")
def _session_begins(session: Session, _: SessionTransaction, connection: Connection) -> None:
    _traffic(connection).ledger = ledger_of(session)


def demand_a_deed(page: Ledger) -> None:
    """Ask, last thing before commit, whether what was changed was also said.

    Raises:
        UnauditedChange: rows were changed without a deed, or by a statement that hides which.

    """
    if _exempt.get():
        return
    if page.tables and not page.deeds:
        raise UnauditedChange(_complaint(sorted(page.tables)))
    hidden = sorted(
        table
        for table in page.statements - page.included
        if (kind := kind_of_table(table)) is not None and kind.audited and kind.hashed
    )
    if hidden:
        raise UnauditedChange(
            f"{', '.join(hidden)}: changed by a statement, but the chain holds a hash of each row. "
            "Change the rows through the session, or name them with audit.include(…)."
        )


def _complaint(tables: list[str]) -> str:
    return f"Changed without a deed: {', '.join(tables)}. Call audit.record(…) in the operation."
