"""Three small tables of our own, so that these tests depend on nobody above."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, MetaData, String, Table, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from consult.foundation.database import Model


class Base(DeclarativeBase):
    metadata = MetaData()
    type_annotation_map = Model.type_annotation_map


class Letter(Base):
    """A sealed row; the tests write its box themselves."""

    __tablename__ = "letters"
    __seal_name__ = "letter"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    space_id: Mapped[UUID]
    box_rev: Mapped[int] = mapped_column(default=1)
    box: Mapped[bytes]
    read_at: Mapped[datetime | None]


class Chair(Base):
    """A plain row with facts."""

    __tablename__ = "chairs"
    __facts__ = ("room", "taken_at", "empty")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(String(40))
    taken_at: Mapped[datetime | None]
    empty: Mapped[bool] = mapped_column(default=True)
    colour: Mapped[str] = mapped_column(String(40), default="")


class Task(Base):
    """A sealed row with facts beside its box."""

    __tablename__ = "tasks"
    __seal_name__ = "task"
    __facts__ = ("done",)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    space_id: Mapped[UUID]
    box_rev: Mapped[int] = mapped_column(default=1)
    box: Mapped[bytes]
    done: Mapped[bool] = mapped_column(default=False)


class Room(Base):
    """A plain row that stands in the log by its deeds alone."""

    __tablename__ = "rooms"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))


class Visit(Base):
    """Bookkeeping: needs no deed."""

    __tablename__ = "visits"
    __audited__ = False

    id: Mapped[UUID] = mapped_column(primary_key=True)


Table("doors", Base.metadata, Column("room_id", Uuid), Column("other_id", Uuid))
