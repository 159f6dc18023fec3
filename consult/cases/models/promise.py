"""Seats in circles that are promised to people on their way."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Arrival, ArrivalState
from consult.cases.models.case import Case
from consult.cases.rules import CircleRole
from consult.foundation.database import Model


class CirclePromise(Model):
    """A seat in a circle promised to somebody who has no key yet: there is nothing to wrap to."""

    __tablename__ = "circle_promises"
    __facts__: ClassVar[tuple[str, ...]] = (
        "case_id",
        "arrival_id",
        "seat_as",
        "writes",
        "last_day",
        "provision",
        "promised_by",
    )
    __table_args__ = (UniqueConstraint("case_id", "arrival_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    arrival_id: Mapped[UUID] = mapped_column(ForeignKey("arrivals.id"), index=True)
    seat_as: Mapped[CircleRole]
    writes: Mapped[bool]
    last_day: Mapped[date | None]
    provision: Mapped[str] = mapped_column(String(80))
    """On what the case will be shown to another agency's worker; empty within the own one."""
    promised_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    promised_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class CirclePromiseAsSeen:
    """A promised seat with its case, and whose it is to be."""

    promise: CirclePromise
    arrival: Arrival
    case: Case

    @property
    def may_be_kept(self) -> bool:
        """Tell whether she is in the house by now, so that a press gives the seat."""
        return self.arrival.closed_as is ArrivalState.APPROVED
