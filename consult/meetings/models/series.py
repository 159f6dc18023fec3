"""A series: a team's meetings in a rhythm, by the clock on the wall."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.foundation.words import Worded, Words
from consult.meetings.models.kinds import MeetingMode
from consult.meetings.rules import (
    Nth,
    OnHolidays,
    Rhythm,
    Rule,
    Times,
    Wall,
    Weekday,
    at_local,
    said,
)
from consult.privacy import ReviewedText
from consult.teams.models import Team


class Series(Model):
    """A team's meetings over a term. Its rhythms say when; its link stays whatever they become."""

    __tablename__ = "series"
    __facts__: ClassVar[tuple[str, ...]] = (
        "team_id",
        "starts_on",
        "ends_on",
        "zone",
        "link",
        "holidays",
        "july",
        "christmas",
        "ended_at",
        "format_key",
        "structure_key",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-2], __facts__[:-1])
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    zone: Mapped[str] = mapped_column(String(40))
    """Whose clocks its times are read on."""
    link: Mapped[str] = mapped_column(String(500))
    """Where one joins from afar; the same for all its meetings. Empty for none."""
    holidays: Mapped[OnHolidays]
    july: Mapped[bool]
    christmas: Mapped[bool]
    format_key: Mapped[str | None] = mapped_column(String(60))
    """The format of its meetings; None for the team's usual one, whatever that becomes."""
    structure_key: Mapped[str | None] = mapped_column(String(60))
    """Of what the items of its meetings are laid, as a meeting says it."""
    planned_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    planned_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When somebody ended it before its term was over."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def link_host(self) -> str:
        """Return whose link it is, so that one sees where it leads."""
        return self.link.removeprefix("https://").split("/")[0]


class SeriesRhythm(Model):
    """How a series goes from a day on, until another rhythm takes its place."""

    __tablename__ = "series_rhythms"
    __facts__: ClassVar[tuple[str, ...]] = (
        "series_id",
        "from_on",
        "rhythm",
        "anchor_on",
        "weekday",
        "nth",
        "wall_time",
        "minutes",
        "slots",
        "slot_minutes",
        "mode",
        "place",
    )
    __table_args__ = (UniqueConstraint("series_id", "from_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    series_id: Mapped[UUID] = mapped_column(ForeignKey("series.id"))
    from_on: Mapped[date]
    rhythm: Mapped[Rhythm]
    anchor_on: Mapped[date]
    """From when its weeks are counted, and whose day of the month it is."""
    weekday: Mapped[Weekday | None]
    nth: Mapped[Nth]
    wall_time: Mapped[str] = mapped_column(String(5))
    """When it begins by the clock on the wall, as 09:00; each meeting's moment comes of it."""
    minutes: Mapped[int]
    slots: Mapped[int]
    slot_minutes: Mapped[int]
    mode: Mapped[MeetingMode]
    place: Mapped[str] = mapped_column(String(200))

    @property
    def rule(self) -> Rule:
        """Return it as a rule; the days of one by hand are those of its meetings."""
        return Rule(self.rhythm, self.anchor_on, self.weekday, self.nth)

    @property
    def begins(self) -> time:
        """Return when it begins by the clock on the wall."""
        return time.fromisoformat(self.wall_time)

    @property
    def said(self) -> Words:
        """Say how often, in a few words."""
        return said(self.rule)

    @property
    def begins_like(self) -> datetime:
        """Return a moment at which clocks show when it begins, to be written as one."""
        return at_local(date(2000, 1, 3), self.begins)

    def wall(self, zone: str) -> Wall:
        """Return its time on the clocks of a zone."""
        return Wall(self.begins, self.minutes, zone)


class SeriesBreak(Model):
    """A time in which a series has no meetings, besides July and Christmas."""

    __tablename__ = "series_breaks"
    __facts__: ClassVar[tuple[str, ...]] = ("series_id", "first_on", "last_on")
    __table_args__ = (CheckConstraint("last_on >= first_on", name="ends_after_it_starts"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    series_id: Mapped[UUID] = mapped_column(ForeignKey("series.id"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date]


class SeriesSkip(Model):
    """A day of the rhythm that somebody struck: a later change does not bring it back."""

    __tablename__ = "series_skips"
    __facts__: ClassVar[tuple[str, ...]] = ("series_id", "day")
    __table_args__ = (UniqueConstraint("series_id", "day"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    series_id: Mapped[UUID] = mapped_column(ForeignKey("series.id"))
    day: Mapped[date]


class Fate(Worded):
    """What becomes of a meeting with items that the rhythm has no place for any more."""

    KEEP = "keep", "Pidetään kuten sovittu", "Hålls som avtalat", "Is held as agreed"
    CALL_OFF = (
        "call-off",
        "Perutaan; asiat siirtyvät seuraaviin vapaisiin aikoihin",
        "Ställs in; punkterna flyttas till följande lediga tider",
        "Is called off; its items move to the next free slots",
    )


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """A series as somebody plans it."""

    times: Times
    mode: MeetingMode
    place: ReviewedText
    link: str
    format_key: str = ""
    """Empty for the team's usual format; else a format, or one of the team's own versions."""

    @property
    def where(self) -> tuple[str, str]:
        """How and where, as a meeting keeps it."""
        return self.mode.value, self.place


@dataclass(frozen=True, slots=True)
class SeriesSeen:
    """A series with its team, as the person looking at it meets it."""

    series: Series
    team: Team
    plans: bool
    """Whether she plans this team's meetings."""
