"""Case notes. They are never edited: a correction is a new note that supersedes the old one."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.accounts.models import Account
from consult.cases.models import Case
from consult.foundation.database import Model
from consult.notes.rules import MayBeToldTo, NoteKind, Speaker, Voice
from consult.vault import SealedRow, sealed

__all__ = ["CaseNote", "MayBeToldTo", "NoteClient", "NoteKind", "Voice"]


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

    author: Mapped[Account] = relationship(lazy="raise_on_sql", viewonly=True)
    case: Mapped[Case] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def speaker(self) -> Speaker:
        """Return whose voice it is, as it was chosen."""
        return Speaker(self.voice, self.sector)


class NoteClient(Model):
    """A client that a note concerns."""

    __tablename__ = "note_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("note_id", "client_id")
    __table_args__ = (UniqueConstraint("note_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    note_id: Mapped[UUID] = mapped_column(ForeignKey("case_notes.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
