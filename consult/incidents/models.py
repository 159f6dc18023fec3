"""Alarms, incidents, and who was told. Plain facts: what happened, when, to which ids."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.cases.rules import ClientRole, role_label
from consult.foundation.database import Model
from consult.foundation.words import Words
from consult.incidents.rules import AlarmKind, Finding, IncidentKind, Outcome, Step


class Incident(Model):
    """Something that should not have happened, from its discovery to its end."""

    __tablename__ = "incidents"
    __facts__: ClassVar[tuple[str, ...]] = (
        "kind",
        "since",
        "until",
        "discovered_at",
        "account_id",
        "space_id",
        "opened_by",
        "opened_at",
        "closed_by",
        "closed_at",
        "outcome",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[IncidentKind]
    since: Mapped[datetime]
    """From when on it may have gone on; what was touched is counted from here."""
    until: Mapped[datetime | None]
    discovered_at: Mapped[datetime]
    """From here the clocks run."""
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Whose account it is about, if it is about one."""
    space_id: Mapped[UUID | None]
    """Which case's space it is about; no foreign key, for the space may be erased."""
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    opened_at: Mapped[datetime]
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    outcome: Mapped[Outcome | None]

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still works on it."""
        return self.closed_at is None

    @property
    def reference(self) -> str:
        """Return a short name for letters; it says nothing."""
        return self.id.hex[:8].upper()


class Alarm(Model):
    """A bell that rang: what for, when, who was at it. The same again within an hour is counted."""

    __tablename__ = "alarms"
    __facts__: ClassVar[tuple[str, ...]] = (
        "kind",
        "rung_at",
        "account_id",
        "space_id",
        "object_type",
        "object_id",
        "reference",
        "acknowledged_by",
        "acknowledged_at",
        "finding",
        "incident_id",
    )
    __table_args__ = (Index(None, "acknowledged_at", "rung_at"), Index(None, "kind", "rung_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[AlarmKind]
    rung_at: Mapped[datetime]
    last_at: Mapped[datetime]
    times: Mapped[int]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Who was at it, or whose key or passkey it is."""
    space_id: Mapped[UUID | None]
    object_type: Mapped[str] = mapped_column(String(60))
    object_id: Mapped[UUID | None]
    reference: Mapped[str] = mapped_column(String(40))
    """The number of the fault in the machine's log, or the entry of the log that is wrong."""
    acknowledged_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    acknowledged_at: Mapped[datetime | None]
    finding: Mapped[Finding | None]
    incident_id: Mapped[UUID | None] = mapped_column(ForeignKey("incidents.id"), index=True)

    @property
    def waits(self) -> bool:
        """Tell whether nobody has looked into it yet."""
        return self.acknowledged_at is None


class IncidentStep(Model):
    """Somebody was told of an incident."""

    __tablename__ = "incident_steps"
    __facts__: ClassVar[tuple[str, ...]] = ("incident_id", "step", "done_by", "done_at")
    __table_args__ = (UniqueConstraint("incident_id", "step"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    incident_id: Mapped[UUID] = mapped_column(ForeignKey("incidents.id"))
    step: Mapped[Step]
    done_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    done_at: Mapped[datetime]


class LogCheck(Model):
    """The log was verified one night: how far, and whether it was whole."""

    __tablename__ = "log_checks"
    __facts__: ClassVar[tuple[str, ...]] = ("day", "entries", "findings", "first_seq")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(unique=True)
    checked_at: Mapped[datetime]
    entries: Mapped[int] = mapped_column(BigInteger)
    """How many were looked at: those since the newest anchor, on Sundays all."""
    findings: Mapped[int]
    first_seq: Mapped[int | None] = mapped_column(BigInteger)
    """The first entry that is wrong."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An incident, and whom a notice of it is for."""

    incident: Incident
    step: Step

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still works on the incident."""
        return self.incident.is_open


@dataclass(frozen=True, slots=True)
class Calls:
    """What calls for whoever looks after alarms."""

    alarms: int
    incident_id: UUID | None = None
    """The incident whose time to report runs out first."""
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseLog:
    """The log of one case: of its own space, its clients' and its consultations'."""

    case_id: UUID
    code: str
    spaces: tuple[UUID, ...]

    @property
    def id(self) -> UUID:
        """The case."""
        return self.case_id


@dataclass(frozen=True, slots=True)
class LogClient:
    """One client of the case whose log is read; also one whose own texts have been erased."""

    id: UUID
    space_id: UUID
    role: ClientRole
    number: int

    @property
    def label(self) -> Words:
        """Return what everybody calls the client: `Lapsi 1`."""
        return role_label(self.role, self.number)
