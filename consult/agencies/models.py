"""What the directory keeps of an agency."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from consult.agencies.rules import Register
from consult.foundation.database import Model


class Agency(Model):
    """An organisation that people come from; its controller answers for its own register."""

    __tablename__ = "agencies"
    __facts__: ClassVar[tuple[str, ...]] = (
        "name",
        "controller",
        "register_name",
        "area",
        "sector",
        "closed_at",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    controller: Mapped[str] = mapped_column(String(120))
    register_name: Mapped[str] = mapped_column(String(120))
    area: Mapped[str] = mapped_column(String(80))
    sector: Mapped[str] = mapped_column(String(40))
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def register(self) -> Register:
        """Where its people record, and who answers for that."""
        return Register(self.name, self.controller, self.register_name)

    @property
    def is_open(self) -> bool:
        """Tell whether people may still be placed here."""
        return self.closed_at is None
