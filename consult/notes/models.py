"""Case notes. They are never edited: a correction is a new note that supersedes the old one."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.accounts.models import Account
from consult.cases.models import Case
from consult.foundation.database import Model
from consult.notes.rules import (
    MayBeToldTo,
    NoteFate,
    NoteKind,
    Speaker,
    Voice,
    WithdrawReason,
)
from consult.vault import SealedRow, sealed

__all__ = ["CaseNote", "MayBeToldTo", "NoteClient", "NoteKind", "NoteParcel", "Voice"]


class CaseNote(SealedRow, Model):
    """One page in a case's file. What concerns one client alone dies with that client's space."""

    __tablename__ = "case_notes"
    __seal_name__ = "note"
    __bound__ = (
        (
            "case_id",
            "first_id",
            "supersedes_id",
            "author_id",
            "voice",
            "sector",
            "kind",
            "told_to",
            "written_at",
        ),
    )
    __table_args__ = (Index("ix_case_notes_case_id_written_at", "case_id", "written_at"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    first_id: Mapped[UUID] = mapped_column(ForeignKey("case_notes.id"), index=True)
    """The note that this one corrects in the end; a first note names itself."""
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_notes.id"), unique=True)
    """The note right before. Unique: of two who correct the same note, one is told."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    voice: Mapped[Voice]
    sector: Mapped[str] = mapped_column(String(40))
    """The key of the sector whose voice it is; empty for every other voice."""
    kind: Mapped[NoteKind]
    told_to: Mapped[MayBeToldTo]
    written_at: Mapped[datetime]
    body: str = sealed()
    how_heard: str = sealed()
    """How and when it was found out; the law asks it of a child's own opinion."""

    fate: Mapped[NoteFate | None]
    """What became of it, if it should not have been here."""
    fate_reason: Mapped[WithdrawReason | None]
    fate_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    fate_at: Mapped[datetime | None]
    emptied_at: Mapped[datetime | None]
    """When its text was destroyed; the row stays as a marker."""

    author: Mapped[Account] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[author_id]
    )
    case: Mapped[Case] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def is_here(self) -> bool:
        """Tell whether it still belongs to the file."""
        return self.fate is None

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether it was withdrawn and waits to be destroyed."""
        return self.fate is NoteFate.WITHDRAWN and self.emptied_at is None

    @property
    def speaker(self) -> Speaker:
        """Return whose voice it is, as it was chosen."""
        return Speaker(self.voice, self.sector)


class NoteParcel(Model):
    """A note that was filed in a wrong case, in the inbox of the right one until it is received."""

    __tablename__ = "note_parcels"
    __facts__: ClassVar[tuple[str, ...]] = (
        "case_id",
        "from_case_id",
        "sent_by",
        "sent_at",
        "received_by",
        "received_at",
        "box",
    )
    __table_args__ = (Index("ix_note_parcels_case_id_received_at", "case_id", "received_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    from_case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    sent_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    sent_at: Mapped[datetime]
    received_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    received_at: Mapped[datetime | None]
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), index=True)
    box: Mapped[bytes] = mapped_column(LargeBinary)
    """Empty once it is received: then the note lies in the file."""

    case: Mapped[Case] = relationship(lazy="raise_on_sql", viewonly=True, foreign_keys=[case_id])
    sender: Mapped[Account] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[sent_by]
    )


class NoteClient(Model):
    """A client that a note concerns."""

    __tablename__ = "note_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("note_id", "client_id")
    __table_args__ = (UniqueConstraint("note_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    note_id: Mapped[UUID] = mapped_column(ForeignKey("case_notes.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
