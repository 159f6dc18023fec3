"""Asking one expert."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.consultations.rules.choices import HOLDING, InvitationStatus
from consult.foundation.database import Model


class Invitation(Model):
    """Asking one expert, as one sector, from the proposal on. Whoever was struck stays struck."""

    __tablename__ = "invitations"
    __facts__: ClassVar[tuple[str, ...]] = (
        "consultation_id",
        "account_id",
        "agency_id",
        "sector",
        "status",
        "proposed_by",
        "recorded_by",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-1],)
    __table_args__ = (
        UniqueConstraint("consultation_id", "account_id"),
        Index("ix_invitations_account_id_status", "account_id", "status"),
        Index("ix_invitations_account_id_invited_at", "account_id", "invited_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"))
    sector: Mapped[str] = mapped_column(String(40))
    status: Mapped[InvitationStatus]
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    proposed_at: Mapped[datetime]
    invited_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Who wrote the answer down, where it was given on the phone."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def holds(self) -> bool:
        """Tell whether it carries a wrap: sent and not turned down."""
        return self.status in HOLDING

    @property
    def waits_for_word(self) -> bool:
        """Tell whether the expert has still to say whether she comes."""
        return self.status is InvitationStatus.INVITED

    @property
    def is_proposed(self) -> bool:
        """Tell whether the asker has still to look at it."""
        return self.status is InvitationStatus.PROPOSED

    @property
    def is_accepted(self) -> bool:
        """Tell whether she comes."""
        return self.status is InvitationStatus.ACCEPTED
