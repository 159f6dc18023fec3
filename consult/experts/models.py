"""What somebody is known to know."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model


class Expertise(Model):
    """One field of expertise that one person can be asked about, from a day on."""

    __tablename__ = "expertises"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "field", "since", "until")
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    field: Mapped[str] = mapped_column(String(40), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
