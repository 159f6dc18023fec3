"""Which tables are audited, and what of their rows the chain holds a hash of.

A *sealed* row is hashed as its box. A plain row that declares `__facts__` is hashed as those
columns in canonical form; a sealed row that declares `__facts__` as well, as both. One that
declares neither stands in the log by its deeds alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, bindparam, select
from sqlalchemy.orm import DeclarativeBase

from consult.foundation.database import Model
from consult.foundation.encoding import Columns, lp

BASES: list[type[DeclarativeBase]] = [Model]
CHUNK = 500  # ids in one question; SQLite takes at most 32 766 parameters


@dataclass(frozen=True, eq=False)
class Kind:
    """A mapped class as the log sees it."""

    model: type[Any]
    name: str
    """How the log calls it: the fixed seal name, otherwise the table's name."""
    table: Table
    audited: bool
    sealed: bool
    facts: tuple[tuple[str, ...], ...]
    """The sets of columns hashed, the newest first; earlier ones still verify."""

    @property
    def hashed(self) -> bool:
        """Tell whether the chain holds a hash of each row."""
        return self.audited and (self.sealed or bool(self.facts))

    @cached_property
    def _revision(self) -> str | None:
        return next((c for c in ("box_rev", "version") if c in self.table.c), None)

    def digests(self, row: Any) -> tuple[bytes, ...]:
        """Hash a row of this table, once for each set of columns."""
        if not self.facts:
            return (sha256(row.box).digest(),)
        head = lp("row/1", self.name, row.id.bytes)
        return tuple(
            sha256(head + encoded.of(getattr(row, name) for name in names)).digest()
            for names, encoded in self._sets
        )

    @cached_property
    def _sets(self) -> list[tuple[tuple[str, ...], Columns]]:
        return [(names, Columns(names)) for names in map(self._hashed, self.facts)]

    def _hashed(self, facts: tuple[str, ...]) -> tuple[str, ...]:
        return (*facts, "box") if self.sealed else facts

    @cached_property
    def _reading(self) -> Select[Any]:
        wanted = {name for facts in self.facts for name in self._hashed(facts)} or {"box"}
        beside = {"id", "space_id", self._revision or "id"} & set(self.table.c.keys())
        return select(*(self.table.c[name] for name in sorted(wanted | beside)))

    @cached_property
    def _reading_some(self) -> Select[Any]:
        return self._reading.where(self.table.c.id.in_(bindparam("ids", expanding=True)))

    def stored(self, connection: Connection, ids: Sequence[UUID] | None = None) -> Iterator[Stored]:
        """Read rows as they are stored, all or some, and hash each."""
        if ids is None:  # a whole table is streamed
            yield from self._hash(connection, self._reading.execution_options(yield_per=CHUNK), {})
            return
        for start in range(0, len(ids), CHUNK):
            some = {"ids": ids[start : start + CHUNK]}
            yield from self._hash(connection, self._reading_some, some)

    def _hash(
        self, connection: Connection, query: Select[Any], parameters: dict[str, Any]
    ) -> Iterator[Stored]:
        for row in connection.execute(query, parameters):
            revision = getattr(row, self._revision) if self._revision else None
            yield Stored(row.id, revision, getattr(row, "space_id", None), self.digests(row))


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it lies in the database now."""

    id: UUID
    rev: int | None
    space: UUID | None
    digests: tuple[bytes, ...]


def kinds() -> Iterator[Kind]:
    """Describe every mapped class."""
    for base in BASES:
        for mapper in base.registry.mappers:
            if isinstance(mapper.local_table, Table):
                yield _describe(mapper.class_, mapper.local_table)


_by_table: dict[str, Kind] = {}


def kind_of_table(name: str) -> Kind | None:
    """Find the class of a table by its name; None if the table is none of ours."""
    if name not in _by_table:
        _by_table.update({kind.table.name: kind for kind in kinds()})
    return _by_table.get(name)


def is_audited(table: str) -> bool:
    """Tell whether a change of this table needs a deed."""
    kind = kind_of_table(table)
    if kind is not None:
        return kind.audited
    # A table of ours without a class (a plain link table) is audited; a stranger's is not ours.
    return any(table in base.metadata.tables for base in BASES)


def _describe(model: type[Any], table: Table) -> Kind:
    facts = getattr(model, "__facts__", ())
    earlier = getattr(model, "__earlier_facts__", ())
    return Kind(
        model=model,
        name=getattr(model, "__seal_name__", None) or table.name,
        table=table,
        audited=getattr(model, "__audited__", True),
        sealed=hasattr(model, "__seal_name__"),
        facts=(tuple(facts), *reversed(earlier)) if facts else (),
    )
