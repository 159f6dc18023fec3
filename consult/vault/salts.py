"""The shred salts: one random value per space, in a database of their own.

A space's content key needs its salt, so destroying the salt erases the space in every backup of
the main database. Hence the order: a salt is committed here, on its own connection, *before* its
space is; never both in one session, which would commit them in an order of its own.
"""

import os
import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Uuid,
    bindparam,
    create_engine,
    delete,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from consult.foundation import clock
from consult.foundation.database import UtcDateTime, writing
from consult.foundation.errors import Locked, Misconfigured, StoreUnavailable, WrongSchema
from consult.vault.primitives import KEY_BYTES

ORPHAN_AFTER = timedelta(days=1)

_metadata = MetaData()
SALTS = Table(
    "salts",
    _metadata,
    Column("space_id", Uuid, primary_key=True),
    Column("salt", LargeBinary(KEY_BYTES), nullable=False),
    Column("made_at", UtcDateTime(), nullable=False),
)
VERSION = 1
"""Of this database's tables: rises when they change."""
_SCHEMA = Table("salts_schema", _metadata, Column("version", Integer, nullable=False))
TABLES = (SALTS, _SCHEMA)
_READ = select(SALTS.c.space_id, SALTS.c.salt).where(
    SALTS.c.space_id.in_(bindparam("ids", expanding=True))
)
_engine: Engine | None = None


def attach(url: str) -> None:
    """Open the salts' database, and make its tables if it is new.

    Raises:
        WrongSchema: they are older or newer than this application.

    """
    global _engine
    detach()
    _engine = create_engine(url, hide_parameters=True)
    with writing(False), _engine.connect() as connection:
        is_new = not inspect(connection).has_table(SALTS.name)
    with writing(is_new), _engine.begin() as connection:
        if is_new:
            _metadata.create_all(connection)
            connection.execute(insert(_SCHEMA), {"version": VERSION})
        _check(connection)


def _check(connection: Connection) -> None:
    there = inspect(connection).has_table(_SCHEMA.name)
    found = connection.scalar(select(_SCHEMA.c.version)) if there else None
    if found != VERSION:
        age = "newer" if (found or 0) > VERSION else "older"
        raise WrongSchema(f"The salts are {age} than this application knows.")


def detach() -> None:
    """Close the salts' database, as before another one is opened."""
    global _engine
    if _engine is not None:
        _engine.dispose()
    _engine = None


def engine() -> Engine:
    """Return the salts' database, for whoever looks after it.

    Raises:
        Misconfigured: it is not attached.

    """
    return _salts()


def _salts() -> Engine:
    if _engine is None:
        raise Misconfigured("the salts are not attached; vault.configure does it")
    return _engine


def make(space_id: UUID) -> bytes:
    """Draw the salt of a space that is about to be made, and commit it durably.

    Raises:
        StoreUnavailable: it could not be written; then there is no space either.

    """
    salt = os.urandom(KEY_BYTES)
    row = {"space_id": space_id, "salt": salt, "made_at": clock.now()}
    try:
        with writing(), _salts().begin() as connection:
            connection.execute(insert(SALTS), row)
    except SQLAlchemyError as error:
        raise StoreUnavailable("salts") from error
    return salt


def read(space_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """Return the salts of these spaces in one query; an erased space has none.

    Raises:
        StoreUnavailable: the salts cannot be read now.

    """
    try:
        if _salts().dialect.name == "sqlite":
            return _read_plainly(list(space_ids))
        with _salts().connect() as connection:
            rows = connection.execute(_READ, {"ids": list(space_ids)})
            return {row.space_id: row.salt for row in rows}
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreUnavailable("salts") from error


def salt_of(space_id: UUID | None) -> bytes:
    """Return the salt of a space; where there is none, nothing.

    Raises:
        Locked: the space is erased.

    """
    if space_id is None:
        return b""
    salt = read([space_id]).get(space_id)
    if salt is None:
        raise Locked("the space is erased")
    return salt


def _read_plainly(space_ids: list[UUID]) -> dict[UUID, bytes]:
    # Every page asks this once, and the driver alone answers it in a tenth of the time.
    marks = ",".join("?" * len(space_ids))
    query = f"SELECT space_id, salt FROM salts WHERE space_id IN ({marks})"  # noqa: S608 - marks
    connection = _salts().raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(query, [space_id.hex for space_id in space_ids])
        return {UUID(space_id): salt for space_id, salt in cursor.fetchall()}
    finally:
        connection.close()


def destroy(space_ids: Collection[UUID]) -> None:
    """Destroy salts for ever: overwritten, deleted, and driven out of the journal.

    It may be repeated, and must be where it was interrupted.

    Raises:
        StoreUnavailable: they could not be destroyed now.

    """
    theirs = SALTS.c.space_id.in_(space_ids)
    try:
        with writing(), _salts().begin() as connection:
            connection.execute(update(SALTS).where(theirs).values(salt=bytes(KEY_BYTES)))
            connection.execute(delete(SALTS).where(theirs))
        if _salts().dialect.name == "postgresql":
            _write_anew(bool(space_ids))
        else:
            _empty_journal()
    except SQLAlchemyError as error:
        raise StoreUnavailable("salts") from error


def orphans(known: Collection[UUID], now: datetime) -> list[UUID]:
    """Return the salts, older than a day, of spaces that were never committed."""
    with writing(False), _salts().connect() as connection:
        old = connection.scalars(
            select(SALTS.c.space_id).where(SALTS.c.made_at < now - ORPHAN_AFTER)
        )
        return [space_id for space_id in old if space_id not in known]


def _write_anew(is_due: bool) -> None:
    # PostgreSQL leaves what was overwritten or deleted in the table's file until the space is
    # used again, so the table is written into a new file and the old one goes.
    alone = _salts().execution_options(isolation_level="AUTOCOMMIT")
    with alone.connect() as connection:
        left = text("SELECT pg_stat_get_dead_tuples('salts'::regclass) > 0")
        if is_due or connection.scalar(left):
            # Twice: a dead row goes along into the new file while some connection of the server
            # is just being made, for it might still want to see it. The second finds it made.
            connection.execute(text("VACUUM FULL salts"))
            connection.execute(text("VACUUM FULL salts"))


def _empty_journal() -> None:
    # secure_delete zeroes the page in the database; the write-ahead log still holds the old one.
    connection = _salts().raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(busy, _, _)] = cursor.fetchall()
        if busy:
            raise StoreUnavailable("somebody reads the journal of the salts; repeat this")
    finally:
        connection.close()
