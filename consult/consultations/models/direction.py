"""From whom to whom a time was booked, as it was on that day."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.teams.models import Team


class Direction(Model):
    """Where a consultation came from; where it went is its team."""

    __tablename__ = "consultation_directions"
    __facts__: ClassVar[tuple[str, ...]] = ("consultation_id", "team_id", "agency_id", "sector")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), unique=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"))
    sector: Mapped[str] = mapped_column(String(40))


@dataclass(frozen=True, slots=True)
class Bookable:
    """A team whose slots the actor takes herself, and through which of her teams."""

    team: Team
    guest_of: Team | None = None
    """Her team to which the times were opened; None: they need no opening."""


@dataclass(frozen=True, slots=True)
class FromTo:
    """A direction in names, and how many consultations went that way."""

    from_team: str
    from_agency: str
    sector: str
    to_team: str
    count: int = 1
