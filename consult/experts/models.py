"""What the directory keeps of people and of services, as they describe themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Account
from consult.experts.rules import Away
from consult.foundation.database import Model
from consult.foundation.words import Worded


class Expertise(Model):
    """One field of expertise that one person can be asked about, from a day on."""

    __tablename__ = "expertises"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "field", "since", "until")
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    field: Mapped[str] = mapped_column(String(40), index=True)
    since: Mapped[date]
    until: Mapped[date | None]


class FacetKind(StrEnum):
    """What one thing said of somebody is about."""

    LANGUAGE = "language"
    METHOD = "method"
    SERVES = "serves"
    """An area."""
    NOT_FROM = "not-from"
    """An area whose families she does not take."""
    CONFLICT = "conflict"
    """The id of an agency she has a conflict with."""
    TIME = "time"
    """A part of the week in which she can come."""


class ExpertFacet(Model):
    """One thing somebody says of herself: a language, an area, a half day of her week."""

    __tablename__ = "expert_facets"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "kind", "value")
    __table_args__ = (
        UniqueConstraint("account_id", "kind", "value"),
        Index("ix_expert_facets_kind_value", "kind", "value"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    kind: Mapped[FacetKind]
    value: Mapped[str] = mapped_column(String(80))


class ExpertProfile(Model):
    """How somebody describes her work to colleagues, and when she last said that it is so."""

    __tablename__ = "expert_profiles"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "about", "checked_on")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), unique=True)
    about: Mapped[str] = mapped_column(String(1000))
    """What she does and how she works, for colleagues. Never about a client."""
    sought: Mapped[str] = mapped_column(String(2000))
    """The same in small letters, to be searched."""
    checked_on: Mapped[date] = mapped_column(index=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Absence(Model):
    """Days on which somebody cannot be asked to come. No reason is asked."""

    __tablename__ = "absences"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "starts_on", "ends_on")
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_begins"),
        Index("ix_absences_account_id_ends_on", "account_id", "ends_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class ServiceKind(Worded):
    """Who keeps a service."""

    PUBLIC = "public", "Julkinen palvelu", "Offentlig service", "Public service"
    PARISH = "parish", "Seurakunta", "Församling", "Parish"
    THIRD_SECTOR = (
        "third-sector",
        "Järjestö tai yhdistys",
        "Organisation eller förening",
        "Organisation or association",
    )
    OTHER = "other", "Muu", "Annan", "Other"


class Service(Model):
    """A service beside: who keeps it, what it is for, and who sees that the entry is right."""

    __tablename__ = "services"
    __facts__: ClassVar[tuple[str, ...]] = (
        "name",
        "kind",
        "sector",
        "area",
        "about",
        "contact",
        "owner_id",
        "checked_on",
        "closed_at",
    )
    __table_args__ = (Index("ix_services_name", "name", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[ServiceKind]
    sector: Mapped[str] = mapped_column(String(40))
    area: Mapped[str] = mapped_column(String(120))
    about: Mapped[str] = mapped_column(String(1000))
    """For whom it is, what it does and how, in its own words. Never about a client."""
    contact: Mapped[str] = mapped_column(String(200))
    """Its public address: a telephone number, a page."""
    sought: Mapped[str] = mapped_column(String(3000))
    """Name, area and description in small letters, to be searched."""
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    checked_on: Mapped[date] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_open(self) -> bool:
        """Tell whether it is still there."""
        return self.closed_at is None


@dataclass(slots=True)
class Details:
    """What is known of one person in the directory."""

    fields: list[str] = field(default_factory=list)
    facets: dict[FacetKind, list[str]] = field(
        default_factory=lambda: {kind: [] for kind in FacetKind}
    )
    away: list[Away] = field(default_factory=list)

    def of(self, kind: FacetKind) -> list[str]:
        """Return what she has said of this kind."""
        return self.facets[kind]


@dataclass(frozen=True, slots=True)
class SelfPortrait:
    """What somebody says of herself in one press."""

    fields: Sequence[str]
    facets: Mapping[FacetKind, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ServiceSeen:
    """A service with the one who keeps its entry."""

    service: Service
    owner: Account
