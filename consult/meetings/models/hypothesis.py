"""A hypothesis: what might be, what would strengthen or weaken it, and what becomes of it."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation import clock
from consult.foundation.database import Model
from consult.meetings.rules.fates import STILL_OPEN, HypothesisState, is_due
from consult.vault import SealedRow, sealed


class Hypothesis(SealedRow, Model):
    """One hypothesis of an item. One on a single client dies with that client.

    It is never edited: a better wording is one more that follows it. What becomes of it is plain.
    """

    __tablename__ = "hypotheses"
    __seal_name__ = "hypothesis"
    __bound__ = (("item_id", "phase_id", "author_id", "follows_id", "written_at"),)
    __facts__: ClassVar[tuple[str, ...]] = ("state", "kept_until")
    __table_args__ = (
        CheckConstraint("(state = 'kept') = (kept_until IS NOT NULL)", name="kept_until_a_day"),
        Index("ix_hypotheses_item_id", "item_id", "written_at", "id"),
        Index("ix_hypotheses_state_kept_until", "state", "kept_until"),
    )

    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"))
    phase_id: Mapped[UUID | None] = mapped_column(ForeignKey("item_phases.id"))
    """None for what was recorded afterwards."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    follows_id: Mapped[UUID | None] = mapped_column(ForeignKey("hypotheses.id"), index=True)
    """The one it takes further, of this item or of an earlier one about the same family."""
    written_at: Mapped[datetime]
    state: Mapped[HypothesisState]
    kept_until: Mapped[date | None]
    body: str = sealed()
    strengthens: str = sealed()
    weakens: str = sealed()

    @property
    def is_undecided(self) -> bool:
        """Tell whether nobody has said yet what becomes of it."""
        return self.state is HypothesisState.OPEN

    @property
    def is_still_open(self) -> bool:
        """Tell whether it comes up again next time."""
        return self.state in STILL_OPEN

    @property
    def is_due(self) -> bool:
        """Tell whether the day has come until which it was kept open."""
        return is_due(self.state, self.kept_until, clock.today())


class HypothesisClient(Model):
    """A client whom a hypothesis concerns."""

    __tablename__ = "hypothesis_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("hypothesis_id", "client_id")
    __table_args__ = (UniqueConstraint("hypothesis_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    hypothesis_id: Mapped[UUID] = mapped_column(ForeignKey("hypotheses.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)


class HypothesisTurn(Model):
    """One decision on a hypothesis: what, until when, by whom, when. The newest counts."""

    __tablename__ = "hypothesis_turns"
    __facts__: ClassVar[tuple[str, ...]] = (
        "hypothesis_id",
        "state",
        "kept_until",
        "decided_by",
        "decided_at",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    hypothesis_id: Mapped[UUID] = mapped_column(ForeignKey("hypotheses.id"), index=True)
    state: Mapped[HypothesisState]
    kept_until: Mapped[date | None]
    decided_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime]
