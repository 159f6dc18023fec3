"""The database: one base class, one session, and the transaction discipline.

SQLite runs in WAL mode with one writer. A transaction that will write begins IMMEDIATE, so that
it waits for its turn at the start instead of failing in the middle; one that only reads begins
deferred. `writing()` says which; `transaction()` is the whole of it for code outside a request.
"""

import enum
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    Uuid,
    event,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

BUSY_TIMEOUT_MS = 5_000
MOST_IDS = 65_536
"""Ids kept in mind at a time."""

_will_write: ContextVar[bool] = ContextVar("will_write", default=False)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware on both sides of the database, UTC within."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back, which SQLite forgets."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class _Ids(dict[str | None, UUID | None]):
    """Ids by their text: each is read only once.

    A page's rows name the same case, people and spaces again and again, and to read an id out of
    its text is what takes longest of a row. None of it is secret, and no text can ever mean
    another id.
    """

    def __missing__(self, text: str | None) -> UUID | None:
        if text is None:
            return None
        if len(self) >= MOST_IDS:
            self.clear()
        return self.setdefault(text, UUID(text))


_ids = _Ids()


class Id(Uuid[UUID]):
    """An id. Where the database has no type for it, each is read from its text only once."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Return what reads a stored id; None where the driver gives ids itself."""
        if dialect.supports_native_uuid and self.native_uuid:
            return None
        return _ids.__getitem__


class Model(DeclarativeBase):
    """The base of every table. `__audited__` off needs a line in the house test's list."""

    __audited__: ClassVar[bool] = True

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        UUID: Id(),
        bytes: LargeBinary(),
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            length=40,
            validate_strings=True,
            values_callable=lambda kind: [member.value for member in kind],
        ),
    }

    def __repr__(self) -> str:
        """Name the row and show nothing of it."""
        return f"<{type(self).__name__} {getattr(self, 'id', '')}>"


@event.listens_for(ForeignKeyConstraint, "after_parent_attach")
def _check_at_commit(constraint: ForeignKeyConstraint, table: Any) -> None:
    # Rows point at each other by plain ids, without relationships that would tell the session
    # whom to insert first. So whether an id points somewhere is asked once, when all rows stand.
    constraint.deferrable = True
    constraint.initially = "DEFERRED"


db = SQLAlchemy(
    metadata=Model.metadata,
    session_options={"expire_on_commit": False},
    # Bound values must never reach an error text, and thereby a log.
    engine_options={"hide_parameters": True},
)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: Any) -> None:
    if not type(connection).__module__.startswith("sqlite3"):
        return
    connection.isolation_level = None  # SQLAlchemy's `begin` event below says how to begin
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "connect")
def _prepare_postgresql(connection: Any, record: Any) -> None:
    # Whoever holds a lock for long is not waited for without end: a clean 503, and try again.
    if type(connection).__module__.startswith("psycopg"):
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {BUSY_TIMEOUT_MS}")
        connection.commit()


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _will_write.get() else "BEGIN DEFERRED")


@contextmanager
def writing(will_write: bool = True) -> Iterator[None]:
    """Say whether transactions begun in here will write."""
    token = _will_write.set(will_write)
    try:
        yield
    finally:
        _will_write.reset(token)


@contextmanager
def transaction() -> Iterator[None]:
    """Run a whole writing transaction outside a request: commit at the end, roll back on error."""
    db.session.rollback()  # a reading one that is still open could not be turned into a writer
    with writing():
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
