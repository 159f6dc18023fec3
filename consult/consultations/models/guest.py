"""Asking somebody who has no account, or cannot use it just now."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Language
from consult.agencies.models import Agency
from consult.consultations.models.consultation import Consultation
from consult.consultations.models.seen import Seen
from consult.consultations.models.texts import Question
from consult.consultations.rules.choices import HOLDING, InvitationStatus, NumberKnown
from consult.foundation.database import Model
from consult.passes.models import MeetingPass


class Guest(Model):
    """One person asked to one discussion with a meeting pass, as one sector of one agency."""

    __tablename__ = "guests"
    __facts__: ClassVar[tuple[str, ...]] = (
        "consultation_id",
        "account_id",
        "name",
        "agency_id",
        "sector",
        "status",
        "number_known",
        "asked_by",
        "pass_id",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Of an invited expert who cannot use her account just now."""
    name: Mapped[str] = mapped_column(String(80))
    profession: Mapped[str] = mapped_column(String(80))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"))
    sector: Mapped[str] = mapped_column(String(40))
    email: Mapped[str] = mapped_column(String(254), default="", server_default="")
    """Where her link may be sent; empty where it is handed on by other means."""
    language: Mapped[Language] = mapped_column(default=Language.FINNISH, server_default="fi")
    """What she is written to in, and what her pages speak."""
    status: Mapped[InvitationStatus]
    number_known: Mapped[NumberKnown]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    pass_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting_passes.id"))
    """The newest pass; an older one has ended."""
    attendance_id: Mapped[UUID | None]
    """Her place at the table; it may have been taken away again."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_proposed(self) -> bool:
        """Tell whether the asker has still to agree."""
        return self.status is InvitationStatus.PROPOSED

    @property
    def may_hold_a_pass(self) -> bool:
        """Tell whether a pass may be issued: agreed to, and not turned down."""
        return self.status in HOLDING

    @property
    def waits_for_word(self) -> bool:
        """Tell whether she has still to say whether she comes."""
        return self.status is InvitationStatus.INVITED

    @property
    def is_accepted(self) -> bool:
        """Tell whether she comes."""
        return self.status is InvitationStatus.ACCEPTED


@dataclass(frozen=True, slots=True)
class GuestPlace:
    """A guest with her workplace and her newest pass, as a page lists her."""

    guest: Guest
    agency: Agency
    meeting_pass: MeetingPass | None


@dataclass(frozen=True, slots=True)
class Hosted:
    """A guest together with her consultation, as those who may ask guests meet it."""

    guest: Guest
    seen: Seen

    @property
    def consultation(self) -> Consultation:
        """The consultation."""
        return self.seen.consultation


@dataclass(frozen=True, slots=True)
class WithPass:
    """A consultation as the holder of a pass meets it."""

    meeting_pass: MeetingPass
    guest: Guest
    consultation: Consultation


@dataclass(frozen=True, slots=True)
class AskedWithPass:
    """A question that the holder of a pass answers in writing."""

    held: WithPass
    question: Question

    @property
    def meeting_pass(self) -> MeetingPass:
        """The pass that leads there."""
        return self.held.meeting_pass

    @property
    def consultation(self) -> Consultation:
        """The consultation."""
        return self.held.consultation
