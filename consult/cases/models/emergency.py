"""Breaking the glass: a case opened for a few hours for somebody who needs it now."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from consult.cases.rules import EmergencyReason, Needed, WhatWasDone
from consult.foundation import clock
from consult.foundation.database import Model


class EmergencyOpening(Model):
    """One use: who asked, for whom, why, until when. The words lie in the leaders' inbox."""

    __tablename__ = "emergency_openings"
    __facts__: ClassVar[tuple[str, ...]] = (
        "case_id",
        "team_id",
        "user_id",
        "reason",
        "asked_by",
        "asked_at",
        "opened_by",
        "opened_at",
        "expires_at",
        "seat_id",
        "ended_at",
        "box",
    )
    __table_args__ = (
        Index("ix_emergency_openings_team_id_asked_at", "team_id", "asked_at", "id"),
        Index("ix_emergency_openings_case_id_opened_at", "case_id", "opened_at"),
        Index("ix_emergency_openings_user_id_opened_at", "user_id", "opened_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    """For whom the case opens."""
    reason: Mapped[EmergencyReason]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    """The deputy who spoke with the one who needs it."""
    asked_at: Mapped[datetime]
    opened_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """The deputy whose press opened it: the same, or a second one where the team wants two."""
    opened_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    """When somebody ended it before its time."""
    seat_id: Mapped[UUID | None] = mapped_column(ForeignKey("circle_seats.id"), index=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), index=True)
    """The team's leadership space, into whose inbox the reason was sealed."""
    box: Mapped[bytes] = mapped_column(LargeBinary)

    @property
    def is_running(self) -> bool:
        """Tell whether the case is open through it now."""
        return (
            self.expires_at is not None and self.ended_at is None and clock.now() < self.expires_at
        )

    @property
    def over_at(self) -> datetime | None:
        """Return when it was or will be over."""
        return self.ended_at or self.expires_at


class EmergencyAnswer(Model):
    """What the one for whom it was opened says of it afterwards."""

    __tablename__ = "emergency_answers"
    __facts__: ClassVar[tuple[str, ...]] = ("opening_id", "needed", "did", "answered_at", "box")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    opening_id: Mapped[UUID] = mapped_column(ForeignKey("emergency_openings.id"), unique=True)
    needed: Mapped[Needed]
    did: Mapped[WhatWasDone]
    answered_at: Mapped[datetime]
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), index=True)
    box: Mapped[bytes] = mapped_column(LargeBinary)
