"""A supervisor's look at one meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.teams.models import Team
from consult.vault import SealedRow, SpaceKind, sealed


class MeetingReview(SealedRow, Model):
    """Somebody has reviewed a meeting's log; the comment is for the team's leaders."""

    __tablename__ = "meeting_reviews"
    __seal_name__ = "meeting-review"
    __bound__ = (("meeting_id", "reviewer_id", "reviewed_at"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    reviewed_at: Mapped[datetime]
    comment: str = sealed()


class ReachCount(Model):
    """When it was last counted how many can open each space, and what came out."""

    __tablename__ = "reach_counts"
    __facts__: ClassVar[tuple[str, ...]] = ("counted_at", "spaces", "thin")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    counted_at: Mapped[datetime] = mapped_column(index=True)
    spaces: Mapped[int]
    thin: Mapped[int]
    """How many of them fewer than two people can open."""


class ThinSpace(Model):
    """A space that fewer than two people can open, as it was counted last."""

    __tablename__ = "thin_spaces"
    __audited__ = False  # counted anew each time; the count is the deed

    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), primary_key=True)
    kind: Mapped[SpaceKind]
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"), index=True)
    openers: Mapped[int]


@dataclass(frozen=True, slots=True)
class Watch:
    """Whose emergency openings and keys somebody watches over."""

    teams: Sequence[Team]
    everything: bool
    """As the register's responsible person or the data-protection officer."""
