"""An agreement: who does what by when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.consultations.models import Consultation, Seen
from consult.followups.rules.standing import ActionStatus, Keeping, keeping
from consult.foundation import clock
from consult.foundation.database import Model
from consult.meetings.models import Item, ItemSeen
from consult.vault import SealedRow, sealed


class Action(SealedRow, Model):
    """One thing agreed on at an item. What it is lies sealed; whose and by when is plain."""

    __tablename__ = "actions"
    __seal_name__ = "action"
    __bound__ = (("item_id", "consultation_id", "owner_id", "due_on", "agreed_by", "agreed_at"),)
    __facts__: ClassVar[tuple[str, ...]] = ("status", "settled_on", "teller_id")
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-1],)
    __table_args__ = (
        CheckConstraint("(status = 'open') = (settled_on IS NULL)", name="settled_on_a_day"),
        Index("ix_actions_owner_id_status_due_on", "owner_id", "status", "due_on"),
    )

    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"), index=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    due_on: Mapped[date]
    agreed_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    agreed_at: Mapped[datetime]
    status: Mapped[ActionStatus]
    settled_on: Mapped[date | None]
    """The day on which it was done or dropped."""
    teller_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    """Who tells the family; None where nobody was named."""
    what: str = sealed()
    why_dropped: str = sealed()

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits to be done."""
        return self.status is ActionStatus.OPEN

    @property
    def keeping(self) -> Keeping:
        """Tell how it stands against its day."""
        return keeping(self.status, self.due_on, self.settled_on, clock.today())


class ActionClient(Model):
    """A client whom an agreement concerns."""

    __tablename__ = "action_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("action_id", "client_id")
    __table_args__ = (UniqueConstraint("action_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    action_id: Mapped[UUID] = mapped_column(ForeignKey("actions.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)


@dataclass(frozen=True, slots=True)
class Record:
    """One client's text for the record, to be printed in a language."""

    seen: Seen
    client_id: UUID
    language: str

    @property
    def consultation(self) -> Consultation:
        """Return the consultation it is of."""
        return self.seen.consultation


@dataclass(frozen=True, slots=True)
class Agenda:
    """An item with the consultation it carries, as somebody at its table meets it."""

    seen: ItemSeen
    consultation: Consultation

    @property
    def item(self) -> Item:
        """Return the item."""
        return self.seen.item
