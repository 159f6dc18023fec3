"""Addresses that calendar programs fetch, and what a calendar is to its reader."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.actor import Actor
from consult.foundation.database import Model
from consult.teams.models import Team


class CalendarAddress(Model):
    """A secret address under which a calendar program reads somebody's times. One at a time."""

    __tablename__ = "calendar_addresses"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "team_id", "made_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"))
    """Of one team's times alone; otherwise all of hers."""
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    """The secret itself is shown once and kept nowhere."""
    made_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class CalendarSeen:
    """A calendar as its reader meets it: her own, or one of her teams'."""

    reader: Actor
    team: Team | None = None

    @property
    def team_id(self) -> UUID | None:
        """Return the team's id, where it is a team's."""
        return self.team.id if self.team is not None else None
