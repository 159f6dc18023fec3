"""What the house notes of itself: which workers are alive."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model


class WorkerPulse(Model):
    """A worker that is running, or was until it died without a word. It writes this each round."""

    __tablename__ = "worker_pulses"
    __audited__ = False  # says nothing of anybody; read by the doctor

    id: Mapped[UUID] = mapped_column(primary_key=True)
    machine: Mapped[str] = mapped_column(String(80))
    began_at: Mapped[datetime]
    beat_at: Mapped[datetime]
