"""A case and its clients."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.cases.models.circle import CircleSeat
from consult.cases.rules import (
    MINOR_ROLES,
    CaseStatus,
    ClientRole,
    MinorsDecision,
    ServiceLanguage,
    ServiceTask,
    role_label,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import Model
from consult.foundation.words import Words
from consult.teams.models import Team
from consult.vault import SealedRow, sealed

TO_NOTE = text("noted_on IS NULL")
"""Few cases wait to be noted down, however many there have been."""


class Case(SealedRow, Model):
    """One family round one table. The row outlives an erasure, so that its code is never reused."""

    __tablename__ = "cases"
    __seal_name__ = "case"
    __bound__ = (("code", "opened_by", "opened_at"),)
    __facts__: ClassVar[tuple[str, ...]] = ("team_id", "status", "noted_on", "kept_apart")
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-1],)
    __table_args__ = (
        Index("ix_cases_to_note", "opened_at", sqlite_where=TO_NOTE, postgresql_where=TO_NOTE),
    )

    code: Mapped[str] = mapped_column(String(60), unique=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    opened_at: Mapped[datetime]
    status: Mapped[CaseStatus]
    noted_on: Mapped[date | None]
    """The day on which the code was written into the client system."""
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the work with it ended; none while it is open."""
    erasure_asked: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether anybody has ever asked that it, or a client of it, be erased."""
    kept_apart: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether some of the family are kept apart: then nobody's paper tells of another. Why lies
    sealed."""
    summary: str = sealed()

    team: Mapped[Team] = relationship(lazy="raise_on_sql", viewonly=True)
    circle: Mapped[list[CircleSeat]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="CircleSeat.since"
    )
    clients: Mapped[list["Client"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="(Client.added_at, Client.id)"
    )

    @property
    def is_open(self) -> bool:
        """Tell whether the circle still works with it."""
        return self.status is CaseStatus.OPEN

    @property
    def is_archived(self) -> bool:
        """Tell whether it has left the lists."""
        return self.status is CaseStatus.ARCHIVED

    @property
    def is_erased(self) -> bool:
        """Tell whether only its code and its days are left."""
        return self.status is CaseStatus.ERASED

    @property
    def is_noted(self) -> bool:
        """Tell whether the client system knows the code."""
        return self.noted_on is not None

    @property
    def sitting(self) -> list[CircleSeat]:
        """Return who sits in the circle now."""
        now = clock.now()
        return [seat for seat in self.circle if seat.sits_at(now)]

    def seat_of(self, actor: Actor) -> CircleSeat | None:
        """Return the seat the actor sits in now."""
        return next((seat for seat in self.sitting if seat.account_id == actor.id), None)

    def is_written_by(self, actor: Actor) -> bool:
        """Tell whether the actor may change it: a writing seat with the file, while it is open."""
        seat = self.seat_of(actor)
        return self.is_open and seat is not None and seat.writes and seat.whole_file

    def can_be_reopened_by(self, actor: Actor) -> bool:
        """Tell whether the actor may take it up again: a writing seat, once it is closed."""
        seat = self.seat_of(actor)
        return not self.is_open and seat is not None and seat.writes and seat.whole_file


class Client(SealedRow, Model):
    """A child, a parent or a close person with an own client relationship, and an own space."""

    __tablename__ = "clients"
    __seal_name__ = "client"
    __bound__ = (("case_id", "role", "number"),)
    __facts__: ClassVar[tuple[str, ...]] = (
        "service_task",
        "service_language",
        "added_at",
        "guardian_number",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-1],)
    __table_args__ = (UniqueConstraint("case_id", "role", "number"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    role: Mapped[ClientRole]
    number: Mapped[int]
    service_task: Mapped[ServiceTask]
    service_language: Mapped[ServiceLanguage]
    added_at: Mapped[datetime]
    guardian_number: Mapped[int | None]
    """Which of the guardians this is, in the order they were added; an erased one's stays taken.

    It says whose voice `Guardian 1` is and to whom `guardian 1 only` may be told.
    """
    own_label: str = sealed()
    """What the circle calls the client among themselves."""
    other_language: str = sealed()
    """Which language, where it is another one: a rare language points at a family."""
    card: str = sealed()

    case: Mapped[Case] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def is_minor(self) -> bool:
        """Tell whether the client may decide what the guardians are told."""
        return self.role in MINOR_ROLES

    @property
    def label(self) -> Words:
        """Return what everybody in a consultation may call the client: `Lapsi 1`."""
        return role_label(self.role, self.number)


class MinorsWord(SealedRow, Model):
    """What a minor decided on telling the guardians, as somebody heard it. The newest counts."""

    __tablename__ = "minors_words"
    __seal_name__ = "minors-word"
    __bound__ = (("client_id", "decision", "decided_on", "author_id", "recorded_at"),)

    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
    decision: Mapped[MinorsDecision]
    decided_on: Mapped[date]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[datetime]
    how_heard: str = sealed()
    """How it was found out, and on what a view of the minor's understanding rests."""


class Apart(SealedRow, Model):
    """That some of a family are kept apart from a moment on, or no longer are."""

    __tablename__ = "kept_apart"
    __seal_name__ = "kept-apart"
    __bound__ = (("case_id", "begins", "author_id", "recorded_at"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    begins: Mapped[bool]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[datetime]
    grounds: list[str] = sealed(default=[])
    why: str = sealed()


class ErasedClient(Model):
    """What is left of a client: which space was destroyed, and a number that is not used again.

    It bears the client's own id, so that the log can still be read.
    """

    __tablename__ = "erased_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("case_id", "space_id", "role", "number", "erased_at")
    __table_args__ = (UniqueConstraint("case_id", "role", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), unique=True)
    role: Mapped[ClientRole]
    number: Mapped[int]
    erased_at: Mapped[datetime]

    @property
    def label(self) -> Words:
        """Return what everybody in a consultation called the client."""
        return role_label(self.role, self.number)
