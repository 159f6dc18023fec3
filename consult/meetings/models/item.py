"""An item: one matter on a meeting's agenda, with its phases."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Dialect,
    ForeignKey,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from consult.formats import Role, Yield
from consult.foundation import clock
from consult.foundation.database import Model
from consult.foundation.errors import Locked
from consult.meetings.models.kinds import (
    ItemStatus,
)
from consult.meetings.rules.live import Run
from consult.vault import SealedRow, sealed


class Roles(TypeDecorator[tuple[Role, ...]]):
    """Roles of the catalogue in one column, by their values."""

    impl = String(400)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write the values, in their order."""
        return ",".join(Role.of(role).value for role in value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Role, ...]:
        """Read them back."""
        return tuple(Role.of(role) for role in (value or "").split(",") if role)


class Item(Model):
    """One matter on a meeting's agenda. It carries exactly one consultation and its space.

    Its slot is `(meeting_id, position)`; an item without a position has no slot, and waits.
    """

    __tablename__ = "items"
    __facts__: ClassVar[tuple[str, ...]] = (
        "meeting_id",
        "position",
        "status",
        "space_id",
        "format_key",
        "format_version",
        "facilitator_id",
        "opened_at",
        "closed_at",
        "recorded_afterwards",
        "began_at",
        "ended_at",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-2],)
    __table_args__ = (
        UniqueConstraint("meeting_id", "position"),
        CheckConstraint("(status = 'moved') = (position IS NULL)", name="waits_without_a_slot"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    position: Mapped[int | None]
    status: Mapped[ItemStatus]
    space_id: Mapped[UUID | None] = mapped_column(ForeignKey("spaces.id"), unique=True)
    """None for what was taken over from an older log: it holds nothing but who was there."""
    format_key: Mapped[str] = mapped_column(String(60))
    format_version: Mapped[int]
    facilitator_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    """None only where an older log does not say."""
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    recorded_afterwards: Mapped[bool]
    began_at: Mapped[datetime | None]
    """Recorded afterwards: when it began and ended, as whoever recorded it remembers."""
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def space(self) -> UUID:
        """Return the space of its consultation.

        Raises:
            Locked: it was taken over from an older log, and has none.

        """
        if self.space_id is None:
            raise Locked("an item of an older log holds nothing")
        return self.space_id

    @property
    def leader_id(self) -> UUID:
        """Return who facilitates it.

        Raises:
            Locked: an older log does not say.

        """
        if self.facilitator_id is None:
            raise Locked("an older log does not say who led")
        return self.facilitator_id

    def times(self, planned: tuple[datetime, datetime]) -> tuple[datetime, datetime]:
        """Return when it was discussed: as it ran, as told afterwards, else as planned."""
        began, ended = self.began_at, self.ended_at
        if not self.recorded_afterwards:
            began, ended = self.opened_at, self.closed_at
        return began or planned[0], ended or planned[1]

    @property
    def is_open(self) -> bool:
        """Tell whether it is being discussed."""
        return self.status is ItemStatus.OPEN

    @property
    def is_closed(self) -> bool:
        """Tell whether it is done."""
        return self.status is ItemStatus.CLOSED

    @property
    def may_be_prepared(self) -> bool:
        """Tell whether its phases may still be changed."""
        return not self.is_closed


class ItemClient(Model):
    """A client that an item is about. Its notes concern these unless they say otherwise."""

    __tablename__ = "item_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("item_id", "client_id")
    __table_args__ = (UniqueConstraint("item_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)


class ItemMove(Model):
    """The trace of an item that lost its slot: whence, whither, when. Without a target it waits."""

    __tablename__ = "item_moves"
    __facts__: ClassVar[tuple[str, ...]] = (
        "item_id",
        "from_meeting_id",
        "to_meeting_id",
        "moved_by",
        "moved_at",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"), index=True)
    from_meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    to_meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"))
    moved_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    moved_at: Mapped[datetime]


class ItemPhase(SealedRow, Model):
    """One phase of an item: from the format at first, then as the facilitator wants it.

    An empty title or prompt means the catalogue's words, in the reader's language.
    """

    __tablename__ = "item_phases"
    __seal_name__ = "item-phase"
    __bound__ = (("item_id",),)
    __facts__: ClassVar[tuple[str, ...]] = (
        "position",
        "key",
        "minutes",
        "speaks",
        "listens",
        "yields",
        "started_at",
        "ended_at",
        "spent_seconds",
    )

    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"), index=True)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(60))
    """The catalogue's key of the phase; empty for one that was added."""
    minutes: Mapped[int]
    speaks: Mapped[tuple[Role, ...]] = mapped_column(Roles())
    listens: Mapped[tuple[Role, ...]] = mapped_column(Roles())
    yields: Mapped[Yield]
    started_at: Mapped[datetime | None]
    """When it began for the first time."""
    running_since: Mapped[datetime | None]
    """Set while it runs; a phase one returns to runs again."""
    ended_at: Mapped[datetime | None]
    spent_seconds: Mapped[int]
    """Time of the runs that are over."""
    title: str = sealed()
    prompt: str = sealed()

    @property
    def is_running(self) -> bool:
        """Tell whether the item is in this phase now."""
        return self.running_since is not None

    @property
    def standing(self) -> str:
        """Return `now`, `done` or `ahead`: where it stands on the item's way."""
        if self.is_running:
            return "now"
        return "done" if self.started_at else "ahead"

    @property
    def elapsed(self) -> timedelta:
        """Return the time spent in it so far."""
        running = clock.now() - self.running_since if self.running_since else timedelta()
        return timedelta(seconds=self.spent_seconds) + running

    @property
    def may_be_recorded(self) -> bool:
        """Tell whether anything may be written down in it."""
        return self.yields is not Yield.NOTHING

    @property
    def run(self) -> Run | None:
        """Return from when until when it was gone through, if it was."""
        if self.started_at is None:
            return None
        end = self.running_since or self.ended_at or self.started_at
        unbroken = int((end - self.started_at).total_seconds()) == self.spent_seconds
        until = None if self.is_running else self.ended_at
        return Run(self.started_at, until, self.may_be_recorded, unbroken)
