"""A team's own versions of formats, and which item runs which of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.formats import Format
from consult.formats.own import read_own
from consult.foundation.database import Model
from consult.foundation.words import Worded
from consult.teams.models import Team, TeamSeat

MAKING_SEATS = frozenset({TeamSeat.LEAD, TeamSeat.FACILITATOR})
"""Seats whose people make their team's own versions."""


class OwnStanding(Worded):
    """Whether a team's own version is used."""

    OFFERED = "offered", "Valittavissa", "Kan väljas", "Offered"
    USUAL = "usual", "Tiimin tavallinen", "Teamets vanliga", "The usual one"
    WITHDRAWN = "withdrawn", "Ei enää valittavissa", "Kan inte längre väljas", "No longer offered"


class OwnFormat(Model):
    """One version of a team's own format. What it says never changes; a change is a new row."""

    __tablename__ = "own_formats"
    __facts__: ClassVar[tuple[str, ...]] = (
        "team_id",
        "key",
        "version",
        "base_key",
        "base_version",
        "content",
        "standing",
    )
    __table_args__ = (UniqueConstraint("key", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    key: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    base_key: Mapped[str] = mapped_column(String(60))
    """The format of the catalogue that it was made from; an item keeps counting as that."""
    base_version: Mapped[int]
    content: Mapped[str] = mapped_column(Text())
    """The whole format in the schema of the catalogue, as JSON; guarded, names nobody."""
    made_at: Mapped[datetime]
    standing: Mapped[OwnStanding]

    @property
    def shape(self) -> Format:
        """Return the format it is."""
        return read_own(self.content, (self.key, self.version))

    @property
    def is_offered(self) -> bool:
        """Tell whether an item can be given it."""
        return self.standing is not OwnStanding.WITHDRAWN


class ItemFormat(Model):
    """That the phases of an item were laid from one of the team's own versions."""

    __tablename__ = "item_formats"
    __facts__: ClassVar[tuple[str, ...]] = ("item_id", "own_format_id")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"), unique=True)
    own_format_id: Mapped[UUID] = mapped_column(ForeignKey("own_formats.id"), index=True)


@dataclass(frozen=True, slots=True)
class Structure:
    """Something that the phases of an item can be laid of."""

    shape: Format
    own: OwnFormat | None = None
    """The team's own version that it is; None for a format as it stands in the catalogue."""

    @property
    def key(self) -> str:
        """How it is chosen."""
        return self.shape.key

    @property
    def base_key(self) -> str:
        """The format of the catalogue that an item of it counts as."""
        return self.own.base_key if self.own else self.shape.key

    @property
    def is_usual(self) -> bool:
        """Tell whether it is the team's usual version of its format."""
        return self.own is not None and self.own.standing is OwnStanding.USUAL


@dataclass(frozen=True, slots=True)
class OwnFormatSeen:
    """A team's own version, and the seats that the one who looks has in that team."""

    own: OwnFormat
    team: Team
    own_seats: frozenset[TeamSeat]

    @property
    def makes(self) -> bool:
        """Tell whether she may change what her team has of its own."""
        return self.team.is_open and not MAKING_SEATS.isdisjoint(self.own_seats)
