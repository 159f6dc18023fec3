"""A meeting: one time with slots for items."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.meetings.models.kinds import AttendanceMode, CancelReason, MeetingMode, MeetingStatus
from consult.meetings.rules import Own
from consult.vault import SealedRow, sealed


class Meeting(Model):
    """A time at which a team sits down, with a number of slots."""

    __tablename__ = "meetings"
    __facts__: ClassVar[tuple[str, ...]] = (
        "team_id",
        "format_key",
        "format_version",
        "starts_at",
        "ends_at",
        "slots",
        "slot_minutes",
        "mode",
        "place",
        "series_id",
        "series_on",
        "own_changes",
        "status",
        "cancelled_for",
        "cancelled_at",
        "structure_key",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (
        (
            "team_id",
            "format_key",
            "format_version",
            "starts_at",
            "ends_at",
            "slots",
            "mode",
            "place",
            "status",
            "cancelled_for",
            "cancelled_at",
        ),
        __facts__[:-1],
    )
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint("slots BETWEEN 1 AND 12", name="has_slots"),
        CheckConstraint(
            "(status = 'cancelled') = (cancelled_for IS NOT NULL)", name="cancelled_for_a_reason"
        ),
        Index("ix_meetings_starts_at", "starts_at", "id"),
        Index("ix_meetings_team_id", "team_id", "starts_at", "id"),
        Index("ix_meetings_series_id", "series_id", "starts_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    format_key: Mapped[str] = mapped_column(String(60))
    format_version: Mapped[int]
    structure_key: Mapped[str | None] = mapped_column(String(60))
    """Of what the phases of new items are laid: one of the team's own versions, or the format as
    it stands. None for what is usual in the team then."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    slots: Mapped[int]
    slot_minutes: Mapped[int | None]
    """How long one item has; None where the items share the whole time."""
    mode: Mapped[MeetingMode]
    place: Mapped[str] = mapped_column(String(200))
    """Where, in the planner's words: a room or a channel. Never about a client."""
    series_id: Mapped[UUID | None] = mapped_column(ForeignKey("series.id"))
    series_on: Mapped[date | None]
    """The day its rhythm gave it; it may be held on another one."""
    own_changes: Mapped[str] = mapped_column(String(40), default="")
    """What was changed for it alone, and stays whatever its series becomes."""
    status: Mapped[MeetingStatus]
    cancelled_for: Mapped[CancelReason | None]
    cancelled_at: Mapped[datetime | None]
    planned_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    planned_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_planned(self) -> bool:
        """Tell whether it is still to come, or under way."""
        return self.status is MeetingStatus.PLANNED

    @property
    def own(self) -> frozenset[Own]:
        """Return what was changed for it alone."""
        return frozenset(Own(one) for one in self.own_changes.split(",") if one)

    @own.setter
    def own(self, changes: frozenset[Own]) -> None:
        self.own_changes = ",".join(sorted(changes))

    @property
    def item_minutes(self) -> int:
        """Return how many minutes one item has."""
        whole = int((self.ends_at - self.starts_at).total_seconds() // 60)
        return self.slot_minutes or whole // self.slots

    @property
    def in_writing(self) -> bool:
        """Tell whether nobody meets: answers are written until the end of its day."""
        return self.mode is MeetingMode.WRITTEN

    @property
    def usual_mode(self) -> AttendanceMode:
        """Return how people take part unless the roster says otherwise."""
        if self.in_writing:
            return AttendanceMode.WRITTEN
        remote = self.mode is MeetingMode.REMOTE
        return AttendanceMode.REMOTE if remote else AttendanceMode.IN_PERSON

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it was called off."""
        return self.status is MeetingStatus.CANCELLED


class CancelNote(SealedRow, Model):
    """What the person who called a meeting off wants the team's leaders to know."""

    __tablename__ = "cancel_notes"
    __seal_name__ = "cancel-note"
    __bound__ = (("meeting_id", "author_id", "written_at"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), unique=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    written_at: Mapped[datetime]
    body: str = sealed()
