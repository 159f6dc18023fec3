"""The log's two tables. Both are only ever added to; triggers in the database see to that."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from consult.foundation.database import Model
from consult.foundation.encoding import from_micros


class RawId(TypeDecorator[UUID]):
    """An id as its 16 bytes: just as they are hashed."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        """Store the bytes."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        """Give the id back."""
        return None if value is None else UUID(bytes=value)


Counter = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own row number, thus in order


class AuditRow(Model):
    """One entry of the log: who did what to what, for which purpose, with which outcome.

    No foreign keys: an entry outlives everything it names.
    """

    __tablename__ = "audit_rows"
    __audited__: ClassVar[bool] = False  # it is the audit
    __table_args__ = (
        Index(None, "space", "seq"),
        Index(None, "object_id", "seq"),
        Index(None, "actor", "seq"),
    )

    seq: Mapped[int] = mapped_column(Counter, primary_key=True, autoincrement=False)
    """1, 2, 3, … without a gap."""
    at_us: Mapped[int] = mapped_column(BigInteger)
    """Microseconds since 1970, UTC."""
    actor_kind: Mapped[str] = mapped_column(String(12))
    actor: Mapped[UUID | None] = mapped_column(RawId)
    actor_name: Mapped[str] = mapped_column(String(200))
    """As she was called that day."""
    action: Mapped[str] = mapped_column(String(60))
    """The value of a `Deed`; text, so that a deed no longer in use can still be read."""
    space: Mapped[UUID | None] = mapped_column(RawId)
    object_type: Mapped[str] = mapped_column(String(60))
    object_id: Mapped[UUID | None] = mapped_column(RawId)
    rev: Mapped[int | None] = mapped_column(BigInteger)
    purpose: Mapped[str] = mapped_column(String(40))
    provision: Mapped[str] = mapped_column(String(80))
    """The provision's key, or the permit."""
    recipient_agency: Mapped[UUID | None] = mapped_column(RawId)
    """To whom it was disclosed."""
    result: Mapped[str] = mapped_column(String(12))
    session_ref: Mapped[bytes] = mapped_column(LargeBinary(8))
    box_sha256: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """What the row it is about was after this deed; absent when the deed wrote no row."""
    detail_sha256: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    detail: Mapped[str | None] = mapped_column(Text)
    """Ids, codes and numbers as JSON, never text. May be emptied without breaking the chain."""
    prev: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))

    @property
    def at(self) -> datetime:
        """When it was done."""
        return from_micros(self.at_us)


class Anchor(Model):
    """A signed word on how far the chain had come, also kept outside the database."""

    __tablename__ = "audit_anchors"
    __audited__: ClassVar[bool] = False  # proves the log, and is proven by its signature

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, index=True)
    made_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text)
    """The signed note, as it was written to the file."""
