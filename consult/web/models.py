"""What the shell itself keeps: which forms have been pressed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model

LOCATION_LENGTH = 500


class DeedKey(Model):
    """One form that has done its deed. A second press of it is led to where the first one led."""

    __tablename__ = "deed_keys"
    __audited__ = False  # bookkeeping; the deed itself is recorded

    key: Mapped[str] = mapped_column(String(43), primary_key=True)
    actor_id: Mapped[UUID]
    location: Mapped[str] = mapped_column(String(LOCATION_LENGTH))
    pressed_at: Mapped[datetime] = mapped_column(index=True)
