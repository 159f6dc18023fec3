"""Which meeting formats a team has switched on or off."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model


class FormatSwitch(Model):
    """That a team has said of a format whether it is offered. Without a row, a finished one is."""

    __tablename__ = "format_switches"
    __facts__: ClassVar[tuple[str, ...]] = ("team_id", "format_key", "is_on")
    __table_args__ = (UniqueConstraint("team_id", "format_key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    format_key: Mapped[str] = mapped_column(String(60))
    is_on: Mapped[bool]
