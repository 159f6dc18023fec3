"""Who sits round a case, and which deputies do not act for it."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.accounts.models import Account
from consult.cases.rules import CircleRole, SeatGround
from consult.foundation import clock
from consult.foundation.database import Model

if TYPE_CHECKING:
    from consult.cases.models.case import Case


class CircleSeat(Model):
    """Who sits in the circle of a case, as what, with what rights, from when until when."""

    __tablename__ = "circle_seats"
    __facts__: ClassVar[tuple[str, ...]] = (
        "case_id",
        "account_id",
        "seat_as",
        "writes",
        "whole_file",
        "since",
        "until",
        "ground",
        "provision",
        "stands_in_for",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("case_id", "account_id", "seat_as", "writes", "whole_file", "since", "until"),
    )
    __table_args__ = (Index("ix_circle_seats_case_id_account_id", "case_id", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    seat_as: Mapped[CircleRole]
    writes: Mapped[bool]
    whole_file: Mapped[bool]
    """Whether the seat comes with the key to the file. Without it one only knows of the case."""
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    ground: Mapped[SeatGround]
    """How the seat came about."""
    provision: Mapped[str] = mapped_column(String(80))
    """On what the case was shown to another agency's worker; empty within the own one."""
    stands_in_for: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Who is away, for a stand-in."""

    case: Mapped["Case"] = relationship(lazy="raise_on_sql", viewonly=True)
    account: Mapped[Account] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[account_id]
    )

    @property
    def is_emergency(self) -> bool:
        """Tell whether a deputy opened it for a few hours."""
        return self.ground is SeatGround.EMERGENCY

    @property
    def last_day(self) -> date | None:
        """Return the last day of a seat that ends by itself."""
        if self.until is None:
            return None
        return clock.local(self.until - timedelta(microseconds=1)).date()

    def sits_at(self, moment: datetime) -> bool:
        """Tell whether the seat is taken at that moment."""
        return self.since <= moment and (self.until is None or moment < self.until)


class DeputyExclusion(Model):
    """A named deputy who does not act for this case. No reason is asked, and none is kept."""

    __tablename__ = "deputy_exclusions"
    __facts__: ClassVar[tuple[str, ...]] = (
        "case_id",
        "account_id",
        "excluded_by",
        "since",
        "until",
    )
    __table_args__ = (Index("ix_deputy_exclusions_account_id_case_id", "account_id", "case_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    excluded_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    """When it was lifted."""


class CaseLink(Model):
    """The same child had two cases: one of them goes on in the other."""

    __tablename__ = "case_links"
    __facts__: ClassVar[tuple[str, ...]] = ("case_id", "into_id", "linked_by", "linked_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), unique=True)
    into_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    linked_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    linked_at: Mapped[datetime]
