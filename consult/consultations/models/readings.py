"""What of a request is read before the meeting, as its facilitator chose."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model


class ReadingChoice(Model):
    """Whether one text of a request is read beforehand. Without a row background is, others not."""

    __tablename__ = "reading_choices"
    __facts__: ClassVar[tuple[str, ...]] = ("consultation_id", "request_id", "chosen")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"), unique=True)
    chosen: Mapped[bool]
