"""A person with an own way in, and what she is in the house for."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.actor import Duty
from consult.foundation.database import Model
from consult.foundation.words import Worded
from consult.notifications.kinds import Reminders


class AccountStatus(Worded):
    """Where a person stands with the house."""

    ACTIVE = "active", "Käytössä", "I bruk", "In use"
    WAITING = "waiting", "Odottaa hyväksyntää", "Väntar på godkännande", "Waiting for approval"
    SUSPENDED = "suspended", "Keskeytetty", "Avstängd", "Suspended"
    LEFT = "left", "Lähtenyt", "Har slutat", "Has left"


class Language(Worded):
    """A language the pages are read in."""

    FINNISH = "fi", "Suomi", "Finska", "Finnish"
    SWEDISH = "sv", "Ruotsi", "Svenska", "Swedish"
    ENGLISH = "en", "Englanti", "Engelska", "English"


class Theme(Worded):
    """How bright the pages are."""

    AUTO = "auto", "Laitteen mukaan", "Enligt enheten", "As the device has it"
    LIGHT = "light", "Vaalea", "Ljust", "Light"
    DARK = "dark", "Tumma", "Mörkt", "Dark"


class Account(Model):
    """A person with an own way in. Children, parents and close people never have one."""

    __tablename__ = "accounts"
    __facts__: ClassVar[tuple[str, ...]] = ("name", "email", "agency_id", "sector", "status")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"), index=True)
    sector: Mapped[str] = mapped_column(String(40))
    profession: Mapped[str] = mapped_column(String(80))
    area: Mapped[str] = mapped_column(String(80))
    language: Mapped[Language]
    theme: Mapped[Theme]
    status: Mapped[AccountStatus]
    created_at: Mapped[datetime]
    reminders: Mapped[Reminders] = mapped_column(
        default=Reminders.ALL, server_default=Reminders.ALL.value
    )
    recovery_tested_at: Mapped[datetime | None]
    """When she typed part of her newest recovery code back; a code nobody has tried is none."""

    @property
    def is_active(self) -> bool:
        """Tell whether she is in the house."""
        return self.status is AccountStatus.ACTIVE

    @property
    def waits(self) -> bool:
        """Tell whether she has keys, and nobody has vouched for them yet."""
        return self.status is AccountStatus.WAITING

    @property
    def may_sign_in(self) -> bool:
        """Tell whether the door opens to her; who waits gets no further than her own arrival."""
        return self.is_active or self.waits


class AccountDuty(Model):
    """One thing a person is in the house for."""

    __tablename__ = "account_duties"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "duty")

    __table_args__ = (UniqueConstraint("account_id", "duty"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    duty: Mapped[Duty]
