"""Somebody who was asked to come, from her link to the approval, and duties that need two words."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from consult.accounts.models.people import Language
from consult.accounts.rules import CODE_TRIES
from consult.foundation.actor import Duty
from consult.foundation.database import Model
from consult.foundation.words import Worded

STILL_ON_HER_WAY = text("closed_at IS NULL")
"""One address stands for one person on her way; how many came before does not matter."""


class ArrivalState(Worded):
    """How far somebody has come."""

    INVITED = "invited", "Kutsuttu", "Inbjuden", "Invited"
    LAPSED = "lapsed", "Linkki vanhentunut", "Länken har gått ut", "The link is too old"
    WAITING = "waiting", "Odottaa hyväksyntää", "Väntar på godkännande", "Waiting for approval"
    APPROVED = "approved", "Hyväksytty", "Godkänd", "Approved"
    CANCELLED = "cancelled", "Kutsu peruttu", "Inbjudan återtagen", "Invitation cancelled"
    REFUSED = "refused", "Ei hyväksytty", "Inte godkänd", "Not approved"


class Duties(TypeDecorator[tuple[Duty, ...]]):
    """Duties in one column, by their values."""

    impl = String(200)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write the values, in their order."""
        return ",".join(Duty.of(duty).value for duty in value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Duty, ...]:
        """Read them back."""
        return tuple(Duty.of(duty) for duty in (value or "").split(",") if duty)


class Arrival(Model):
    """Somebody on her way into the house. Of her link and code only hashes lie here."""

    __tablename__ = "arrivals"
    __facts__: ClassVar[tuple[str, ...]] = (
        "email",
        "agency_id",
        "duties",
        "invited_by",
        "renewed_by",
        "account_id",
        "closed_as",
        "is_return",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("email", "agency_id", "duties", "invited_by", "renewed_by", "account_id", "closed_as"),
    )
    __table_args__ = (
        Index(
            "ix_arrivals_email",
            "email",
            unique=True,
            sqlite_where=STILL_ON_HER_WAY,
            postgresql_where=STILL_ON_HER_WAY,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"))
    sector: Mapped[str] = mapped_column(String(40))
    profession: Mapped[str] = mapped_column(String(80))
    language: Mapped[Language]
    duties: Mapped[tuple[Duty, ...]] = mapped_column(Duties())
    """What she is to be here for: proposed by who invites, settled by who approves."""
    invited_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    invited_at: Mapped[datetime]
    renewed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Who made the newest link and saw its code, where it was not the first one."""
    link_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    """Nothing once the link is used: it opens the door once."""
    link_ends_at: Mapped[datetime]
    code_slot: Mapped[bytes]
    """Opens with the code given by phone; as slow to guess as a passphrase, under the pepper."""
    code_tries: Mapped[int]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    accepted_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_as: Mapped[ArrivalState | None]
    is_return: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether she was in the house before, and has lost every way in."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_light(self) -> bool:
        """Tell whether she comes a few times a year, as an expert and as nothing else."""
        return self.duties == (Duty.EXPERT,)

    @property
    def is_open(self) -> bool:
        """Tell whether she is still on her way."""
        return self.closed_at is None

    @property
    def has_tries(self) -> bool:
        """Tell whether the code may still be typed."""
        return self.code_tries < CODE_TRIES

    def was_let_in_by(self, account_id: UUID) -> bool:
        """Tell whether this person has held her link and code, and so never approves her."""
        return account_id in (self.invited_by, self.renewed_by)

    def has_live_link(self, moment: datetime) -> bool:
        """Tell whether her link still opens the door."""
        return self.is_open and self.link_hash is not None and moment < self.link_ends_at

    def state_at(self, moment: datetime) -> ArrivalState:
        """Return how far she has come."""
        if self.closed_as is not None:
            return self.closed_as
        if self.accepted_at is not None:
            return ArrivalState.WAITING
        return ArrivalState.INVITED if self.has_live_link(moment) else ArrivalState.LAPSED


class DutyProposal(Model):
    """A supervisor's duty that one supervisor has spoken for; a second one's word gives it."""

    __tablename__ = "duty_proposals"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "duty", "proposed_by")
    __table_args__ = (UniqueConstraint("account_id", "duty"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    duty: Mapped[Duty]
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    proposed_at: Mapped[datetime]
