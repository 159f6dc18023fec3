"""What is written down while an item is discussed."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.notes.rules import HowHeard, MayBeToldTo, NoteKind, Voice
from consult.vault import SealedRow, sealed


class ItemNote(SealedRow, Model):
    """One note of an item, in the phase it was said in. A note on one client dies with it."""

    __tablename__ = "item_notes"
    __seal_name__ = "item-note"
    __bound__ = (("item_id", "phase_id", "author_id", "voice", "kind", "told_to", "written_at"),)
    __facts__: ClassVar[tuple[str, ...]] = ("corrected_at", "how_heard")
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-1],)
    __table_args__ = (Index("ix_item_notes_item_id", "item_id", "written_at", "id"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"))
    phase_id: Mapped[UUID | None] = mapped_column(ForeignKey("item_phases.id"))
    """None for what was recorded afterwards without naming a phase."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    voice: Mapped[Voice]
    kind: Mapped[NoteKind]
    told_to: Mapped[MayBeToldTo]
    written_at: Mapped[datetime]
    corrected_at: Mapped[datetime | None]
    how_heard: Mapped[HowHeard | None]
    """How words of the family came to be known; none for all other voices."""
    body: str = sealed()


class ItemNoteClient(Model):
    """A client that an item's note concerns."""

    __tablename__ = "item_note_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("note_id", "client_id")
    __table_args__ = (UniqueConstraint("note_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    note_id: Mapped[UUID] = mapped_column(ForeignKey("item_notes.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
