"""A supervisor's look at one meeting."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.vault import SealedRow, sealed


class MeetingReview(SealedRow, Model):
    """Somebody has reviewed a meeting's log; the comment is for the team's leaders."""

    __tablename__ = "meeting_reviews"
    __seal_name__ = "meeting-review"
    __bound__ = (("meeting_id", "reviewer_id", "reviewed_at"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    reviewed_at: Mapped[datetime]
    comment: str = sealed()
