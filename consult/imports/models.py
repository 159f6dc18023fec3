"""That a log was taken over: by whom, when, how much."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model


class LogImport(Model):
    """One file of somebody's that was taken over. What it held stands in meetings and items."""

    __tablename__ = "log_imports"
    __facts__: ClassVar[tuple[str, ...]] = (
        "account_id",
        "imported_at",
        "lines",
        "meetings",
        "items",
        "people",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    """In whose name it was taken over."""
    imported_at: Mapped[datetime]
    lines: Mapped[int]
    meetings: Mapped[int]
    items: Mapped[int]
    people: Mapped[int]
