"""What stands of an item while it is held: what its screen shows, who is in touch, who was not."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.foundation.words import Worded
from consult.meetings.models.item import Item


class OnScreen(Worded):
    """What of a case the facilitator may let stand on the screen that all in the room look at."""

    PROMPTS = (
        "prompts",
        "Vaiheiden omat otsikot ja kysymykset",
        "Fasernas egna rubriker och frågor",
        "The phases' own titles and prompts",
    )
    QUESTIONS = (
        "questions",
        "Konsultaation kysymykset",
        "Konsultationens frågor",
        "The questions of the consultation",
    )
    AGREEMENTS = (
        "agreements",
        "Sovitut asiat",
        "Det som har överenskommits",
        "What is agreed",
    )


class ItemScreen(Model):
    """What of its content an item's shared screen shows. Without a row: nothing."""

    __tablename__ = "item_screens"
    __facts__: ClassVar[tuple[str, ...]] = ("item_id", "shows", "chosen_by")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"), unique=True)
    shows: Mapped[str] = mapped_column(String(100))
    """Values of `OnScreen`, with commas between them."""
    chosen_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    chosen_at: Mapped[datetime]


class ItemPresence(Model):
    """When a page of somebody at the table was last in touch. It goes when the item is closed."""

    __tablename__ = "item_presences"
    __audited__ = False  # bookkeeping: it says to herself alone up to when her words arrived
    __table_args__ = (UniqueConstraint("item_id", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    seen_at: Mapped[datetime]


class ItemGap(Model):
    """From when until when somebody at the table had no connection. The minutes say so."""

    __tablename__ = "item_gaps"
    __facts__: ClassVar[tuple[str, ...]] = ("item_id", "account_id", "from_at", "until_at")
    __table_args__ = (CheckConstraint("from_at < until_at", name="lasts"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Live:
    """An item under way as a page that follows it asks for it: no text, and nothing is opened."""

    item: Item
    shows: tuple[OnScreen, ...]
    in_touch_at: datetime | None
    """When a page of the one who asks was last in touch, as far as that is written down."""


def read_shows(text: str | None) -> tuple[OnScreen, ...]:
    """Read what a screen shows."""
    return tuple(OnScreen.of(value) for value in (text or "").split(",") if value)
