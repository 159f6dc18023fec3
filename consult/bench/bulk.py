"""Many rows, fast: written past session and log into a database that nobody else uses yet."""

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Enum, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine

from consult.foundation.database import Model

Row = Mapping[str, Any]
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
_numbers = count(1 << 40)
_DIALECT = sqlite.dialect()


class Bulk:
    """An SQLite file open for nothing but inserting."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def insert(self, model: type[Model], rows: Iterable[Row]) -> None:
        """Insert rows that all have the same columns, as their types would write them.

        A column that must have a value and is not given one is zero, empty, false, or the first
        of its choices.
        """
        coming = iter(rows)
        first = next(coming, None)
        if first is None:
            return
        table = cast(Table, model.__table__)
        names, left_out = list(first), _left_out(table, first)
        said = ", ".join((*names, *left_out)), ", ".join((*"?" * len(names), *left_out.values()))
        statement = f"INSERT INTO {table.name} ({said[0]}) VALUES ({said[1]})"  # noqa: S608 – our names
        writers = [(name, _writer(table, name)) for name in names]
        values = ([write(row[name]) for name, write in writers] for row in chain([first], coming))
        self._connection.executemany(statement, values)


@contextmanager
def bulk(path: Path) -> Iterator[Bulk]:
    """Open a database for bulk inserts. It gets no statistics: a real one has none either."""
    with closing(sqlite3.connect(path)) as connection:
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -262144"):
            connection.execute(f"PRAGMA {pragma}")
        indexes = connection.execute(_INDEXES).fetchall()
        for name, _made in indexes:
            connection.execute(f"DROP INDEX {name}")
        yield Bulk(connection)
        for _name, made in indexes:
            connection.execute(made)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def drawn_id() -> UUID:
    """Draw an id fast. It protects nothing, and comes after those drawn before: quick to insert."""
    return UUID(int=next(_numbers) << 64 | random.getrandbits(64))


def _left_out(table: Table, row: Row) -> dict[str, str]:
    must = (each for each in table.columns if not each.nullable and each.name not in row)
    return {each.name: _nothing(each.type) for each in must}


def _nothing(kind: TypeEngine[Any]) -> str:
    if isinstance(kind, Enum):
        return f"'{kind.enums[0]}'"
    return "''" if kind.python_type is str else "0"


def _writer(table: Table, name: str) -> Callable[[Any], Any]:
    kind = table.c[name].type.dialect_impl(_DIALECT)
    return kind.bind_processor(_DIALECT) or (lambda value: value)
