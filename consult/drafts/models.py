"""What is kept of a form that is not filed yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.drafts.rules import OLD_AFTER, Fields
from consult.foundation import clock
from consult.foundation.database import Model
from consult.vault import SealedRow, sealed


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a draft belongs: which form, about what, and with which space it dies."""

    form: str
    target_id: UUID
    dies_with: UUID | None = None
    begins: bool = False
    """Its target does not exist yet; a space is kept free for it."""
    place: str = ""
    """The code of the case or consultation, for the writer's own list."""
    address: str = ""
    """Where the form is opened."""


class Draft(SealedRow, Model):
    """What somebody has begun to write. It lies in her private space and dies with its target."""

    __tablename__ = "drafts"
    __audited__ = False  # nobody but its writer ever reads it; filing it is the deed
    __seal_name__ = "draft"
    __bound__ = (("account_id", "form", "target_id", "rev", "saved_at"),)
    __table_args__ = (UniqueConstraint("account_id", "form", "target_id"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    form: Mapped[str] = mapped_column(String(60))
    """The fixed name of the form."""
    target_id: Mapped[UUID]
    """What it is about; where that does not exist yet, what it begins from."""
    rev: Mapped[int]
    """How often it was saved; a page that has seen an earlier one is told."""
    pen: Mapped[bytes] = mapped_column(LargeBinary(16))
    """The page that saved it last, which never stands in its own way."""
    saved_at: Mapped[datetime]
    fields: Fields = sealed(default=[])
    place: str = sealed()
    address: str = sealed()

    @property
    def is_old(self) -> bool:
        """Tell whether it has lain so long that it should be filed or destroyed."""
        return self.saved_at < clock.now() - OLD_AFTER


class KeptForm(Model):
    """A form sent when its sender's time was over: sealed to her key, offered when she is back."""

    __tablename__ = "kept_forms"
    __audited__ = False  # nobody but its sender ever reads it; filing it is the deed
    __table_args__ = (Index("ix_kept_forms_slot", "account_id", "form", "target_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    form: Mapped[str] = mapped_column(String(60))
    target_id: Mapped[UUID]
    dies_with: Mapped[UUID | None] = mapped_column(ForeignKey("spaces.id"), index=True)
    sent_at: Mapped[datetime] = mapped_column(index=True)
    box: Mapped[bytes]


class PrivateSpace(Model):
    """The space that is somebody's alone. There is no other way into it than her own keys."""

    __tablename__ = "private_spaces"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "space_id")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), unique=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), unique=True)
