"""A request to the two custodians of the recovery key, and what it asks for."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Account
from consult.foundation.database import Model
from consult.foundation.words import Worded
from consult.recoveries.rules import RecoveryState
from consult.vault import SpaceKind


class RecoveryRequest(Model):
    """Two officers ask that the off-line key opens some spaces for one person."""

    __tablename__ = "recovery_requests"
    __facts__: ClassVar[tuple[str, ...]] = (
        "account_id",
        "kid",
        "digest",
        "asked_by",
        "confirmed_by",
        "state",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    """For whom."""
    kid: Mapped[bytes] = mapped_column(LargeBinary(16))
    """The certified key of hers that the spaces are to be sealed to."""
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    """The hash of all it says; the custodians type its number."""
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    asked_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    confirmed_at: Mapped[datetime | None]
    state: Mapped[RecoveryState]
    ended_at: Mapped[datetime | None]

    def is_open_at(self, moment: datetime) -> bool:
        """Tell whether anything can still be done with it."""
        return self.ended_at is None and moment < self.expires_at


class RecoveryLine(Model):
    """One version of one space that a request names, and the terms on which it is to be opened."""

    __tablename__ = "recovery_lines"
    __facts__: ClassVar[tuple[str, ...]] = (
        "request_id",
        "space_id",
        "version",
        "seat",
        "granted_at",
        "expires_at",
    )
    __table_args__ = (UniqueConstraint("request_id", "space_id", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("recovery_requests.id"), index=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"))
    version: Mapped[int]
    seat: Mapped[UUID | None]
    granted_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]


class RoomName(Worded):
    """What is opened again, in the reader's words."""

    CASE = "case", "Asian tiedot", "Ärendets uppgifter", "The file of a case"
    CLIENT = "client", "Asiakkaan kortti", "Klientens kort", "A client's card"
    CONSULTATION = "consultation", "Konsultaatio", "Konsultation", "Consultation"
    DUTY = "duty", "Sijaisten avain", "Ersättarnas nyckel", "The deputies' key"
    LEADERSHIP = "leadership", "Vetäjien tekstit", "Ledarnas texter", "The leaders' texts"


@dataclass(frozen=True, slots=True)
class Shut:
    """A space that nobody can open."""

    space_id: UUID
    kind: SpaceKind
    team: str
    code: str

    @property
    def name(self) -> RoomName:
        """What it is."""
        return RoomName.of(self.kind.value)


@dataclass(frozen=True, slots=True)
class Need:
    """Somebody, and what nobody can open for her."""

    account: Account
    shut: list[Shut]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it is shown: who, by whom, and how many spaces."""

    request: RecoveryRequest
    account: Account
    asker: Account
    confirmer: Account | None
    spaces: int
