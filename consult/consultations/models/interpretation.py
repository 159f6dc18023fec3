"""Who interprets in a consultation, and whether that is in order."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.consultations.rules.languages import Accepts, Disqualified
from consult.foundation.database import Model
from consult.foundation.languages import ServiceLanguage


class Interpretation(Model):
    """One language of a consultation that is interpreted: by whom, and whether she may.

    It is in order when she is not disqualified and the family accepts her.
    """

    __tablename__ = "interpretations"
    __facts__: ClassVar[tuple[str, ...]] = (
        "consultation_id",
        "language",
        "interpreter",
        "disqualified",
        "accepts",
        "minutes",
        "meeting_id",
        "arranged_by",
    )
    __table_args__ = (
        UniqueConstraint("consultation_id", "language"),
        CheckConstraint("minutes BETWEEN 0 AND 120", name="lengthens_sensibly"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    language: Mapped[ServiceLanguage]
    interpreter: Mapped[str] = mapped_column(String(80))
    """A professional from outside, or her agency; empty until somebody is found."""
    disqualified: Mapped[Disqualified]
    accepts: Mapped[Accepts]
    minutes: Mapped[int]
    """By how much the meeting lasts longer."""
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"))
    """The meeting that was made longer."""
    arranged_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    arranged_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_in_order(self) -> bool:
        """Tell whether she may interpret, and the family wants her to."""
        return (
            bool(self.interpreter)
            and self.disqualified is Disqualified.NO
            and self.accepts is Accepts.YES
        )
