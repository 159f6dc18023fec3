"""A database as lines of text: what it holds, not how it lies, so that either kind can take it in.

The first line is an object: format, revision, and for each table its columns and their kinds. Then
for each table a line `{"table": name}`, its rows as lists, and `{"rows": count}`. All of it is read
in one snapshot, so that what is written meanwhile is in it whole or not at all.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Date,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    String,
    Table,
    TableClause,
    Text,
    Uuid,
    column,
    insert,
    inspect,
    select,
    table,
)
from sqlalchemy.types import TypeEngine

from consult.foundation.database import Id, UtcDateTime, writing
from consult.foundation.errors import Tampered, WrongSchema

FORMAT = "consult.archive/1"
BATCH = 1_000
Columns = list[tuple[str, str]]
Row = dict[str, Any]
Keep = Callable[[Row], bool]
Read = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of value is asked for, and how it is written and read."""

    type: TypeEngine[Any]
    write: Callable[[Any], Any] | None = None
    read: Callable[[Any], Any] | None = None


KINDS = {
    "id": Kind(Id(), lambda value: value.hex, UUID),
    "moment": Kind(UtcDateTime(), datetime.isoformat, datetime.fromisoformat),
    "day": Kind(Date(), date.isoformat, date.fromisoformat),
    "truth": Kind(Boolean()),
    "number": Kind(BigInteger()),
    "bytes": Kind(LargeBinary(), lambda value: base64.b64encode(value).decode(), base64.b64decode),
    "text": Kind(Text()),
}
_OF_TYPE: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (Uuid, "id"),
    (DateTime, "moment"),
    (Date, "day"),
    (Boolean, "truth"),
    (Integer, "number"),
    (LargeBinary, "bytes"),
    (String, "text"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What an archive says of itself."""

    revision: str
    tables: dict[str, Columns]


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Read everything as of the first question asked, while others write."""
    with writing(False), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def write_archive(
    connection: Connection, tables: Sequence[Table], revision: str
) -> Iterator[bytes]:
    """Write the tables' rows, in an order in which they may be put in again."""
    described = {each.name: _columns_of(each) for each in tables}
    yield _line({"format": FORMAT, "revision": revision, "tables": described})
    for each in tables:
        yield _line({"table": each.name})
        yield from _rows_of(connection, each, described[each.name])


class Archive:
    """An archive as it is read, once, from its beginning.

    Nothing of it may be kept unless `batches` came to its end.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._lines = _lines(pieces)
        self.head = _read_head(next(self._lines, None))

    def batches(self) -> Iterator[tuple[TableClause, list[Row]]]:
        """Give each table's rows, some at a time.

        Raises:
            Tampered: it is not whole.

        """
        for name, columns in self.head.tables.items():
            if next(self._lines, None) != {"table": name}:
                raise Tampered("an archive whose tables are not in order")
            yield from self._batches_of(_light(name, columns), columns)
        if next(self._lines, None) is not None:
            raise Tampered("an archive that does not end")

    def _batches_of(
        self, source: TableClause, columns: Columns
    ) -> Iterator[tuple[TableClause, list[Row]]]:
        readers = [(name, KINDS[kind].read) for name, kind in columns]
        count, batch = 0, list[Row]()
        while isinstance(values := next(self._lines, None), list):
            batch.append(_read_row(readers, values))
            if len(batch) == BATCH:
                count += len(batch)
                yield source, batch
                batch = []
        if batch:
            yield source, batch
        if values != {"rows": count + len(batch)}:
            raise Tampered(f"an archive with rows of {source.name} missing")


def load_archive(connection: Connection, archive: Archive, keep: Keep | None = None) -> None:
    """Put an archive's rows into tables of its revision, which are there and empty.

    Raises:
        Tampered: it is not whole; then nothing may be committed.
        WrongSchema: it has rows for a table that is not there.

    """
    there = set(inspect(connection).get_table_names())
    for source, rows in archive.batches():
        if source.name not in there:
            raise WrongSchema(f"This application has no place for the rows of {source.name}.")
        kept = rows if keep is None else [row for row in rows if keep(row)]
        if kept:
            connection.execute(insert(source), kept)


def _read_head(said: Any) -> Head:
    try:
        if said["format"] != FORMAT:
            raise Tampered("an archive of an unknown format")
        tables = {n: [(c, kind) for c, kind in columns] for n, columns in said["tables"].items()}
        if any(kind not in KINDS for columns in tables.values() for _, kind in columns):
            raise Tampered("an archive with values of an unknown kind")
        return Head(said["revision"], tables)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Tampered("an archive whose first line cannot be read") from error


def _read_row(readers: Sequence[tuple[str, Read]], values: list[Any]) -> Row:
    try:
        return {
            name: value if value is None or read is None else read(value)
            for (name, read), value in zip(readers, values, strict=True)
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise Tampered("an archive with a row that cannot be read") from error


def _columns_of(source: Table) -> Columns:
    return [(each.name, _kind_of(each.type)) for each in source.columns]


def _kind_of(asked: TypeEngine[Any]) -> str:
    plain = getattr(asked, "impl_instance", asked)
    return next(kind for known, kind in _OF_TYPE if isinstance(plain, known))


def _light(name: str, columns: Columns) -> TableClause:
    return table(name, *(column(each, KINDS[kind].type) for each, kind in columns))


def _rows_of(connection: Connection, source: Table, columns: Columns) -> Iterator[bytes]:
    light = _light(source.name, columns)
    in_order = [light.c[key.name] for key in source.primary_key] or [*light.c]
    query = select(light).order_by(*in_order).execution_options(yield_per=BATCH)
    writers = [(at, write) for at, (_, kind) in enumerate(columns) if (write := KINDS[kind].write)]
    count = 0
    for rows in connection.execute(query).partitions():
        count += len(rows)
        yield b"".join(_line(_written(row, writers)) for row in rows)
    yield _line({"rows": count})


def _written(row: Sequence[Any], writers: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    values = list(row)
    for at, write in writers:
        if values[at] is not None:
            values[at] = write(values[at])
    return values


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _lines(pieces: Iterable[bytes]) -> Iterator[Any]:
    rest = b""
    try:
        for piece in pieces:
            *whole, rest = (rest + piece).split(b"\n")
            yield from map(json.loads, whole)
    except ValueError as error:
        raise Tampered("an archive with a line that cannot be read") from error
    if rest:
        raise Tampered("an archive that ends in the middle of a line")
