"""Who sits at the table of an item, as what, from where, and whether she came."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    and_,
    false,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column

from consult.formats import Role
from consult.foundation.database import Model
from consult.meetings.models.kinds import (
    LASTING,
    SEATED,
    TOOK_PART,
    WITHOUT_READING,
    AttendanceMode,
    AttendanceState,
    Standing,
)


class Attendance(Model):
    """Somebody's place at the table of an item: who, as what, from where, and whether she came.

    Agency and sector are those of that day; they do not follow the person to a new post.
    """

    __tablename__ = "attendances"
    __facts__: ClassVar[tuple[str, ...]] = (
        "item_id",
        "account_id",
        "seat",
        "role",
        "agency_id",
        "sector",
        "mode",
        "state",
        "recorded_by",
        "recorded_at",
        "private_space",
        "unrecorded",
        "name",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-1], __facts__[:-3])
    __table_args__ = (
        UniqueConstraint("item_id", "account_id"),
        Index("ix_attendances_account_id", "account_id", "item_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """None for family, close people and guests."""
    seat: Mapped[Standing]
    role: Mapped[Role]
    """As whom she speaks and listens in the phases."""
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agencies.id"))
    sector: Mapped[str] = mapped_column(String(40))
    mode: Mapped[AttendanceMode]
    state: Mapped[AttendanceState]
    seated_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[datetime]
    private_space: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Said of somebody who takes part from afar: nobody else hears or sees."""
    unrecorded: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Said by her as well: the remote tool records and transcribes nothing."""
    name: Mapped[str] = mapped_column(String(80), default="", server_default="")
    """Of a professional who came with a meeting pass; never of family."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_lasting(self) -> bool:
        """Tell whether the place cannot be taken away: without these two there is no item."""
        return self.seat in LASTING

    @property
    def took_part(self) -> bool:
        """Tell whether she was there, if only for a while."""
        return self.state in TOOK_PART

    @property
    def is_unmarked(self) -> bool:
        """Tell whether nobody has said yet what became of her coming."""
        return self.state in (AttendanceState.INVITED, AttendanceState.ACCEPTED)

    @property
    def reads(self) -> bool:
        """Tell whether she reads what the item holds once it is open."""
        return self.is_seated and (self.is_lasting or self.role not in WITHOUT_READING)

    @property
    def is_seated(self) -> bool:
        """Tell whether she is there or expected."""
        return self.state in SEATED

    @property
    def asks_assurance(self) -> bool:
        """Tell whether it is still to be said where she takes part from, and by what means."""
        remote = self.mode is AttendanceMode.REMOTE and self.state in SEATED
        return remote and not (self.private_space and self.unrecorded)


def reads() -> ColumnElement[bool]:
    """Return the same as `Attendance.reads`, as a condition of a query."""
    may = or_(Attendance.seat.in_(LASTING), Attendance.role.not_in(WITHOUT_READING))
    return and_(Attendance.state.in_(SEATED), may)
