"""Whom the provider of single sign-on knows here, and which sittings stand on its word."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model


class SsoLink(Model):
    """That a subject of the provider is somebody here. Made by herself; an e-mail links nobody."""

    __tablename__ = "sso_links"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "issuer", "subject", "linked_at")
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), unique=True)
    issuer: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    linked_at: Mapped[datetime]


class SsoSitting(Model):
    """That a sitting stands on the provider's word, and since when; asked again every hour."""

    __tablename__ = "sso_sittings"
    __audited__ = False  # bookkeeping; a refused word and a changed duty are deeds of their own

    id_hash: Mapped[bytes] = mapped_column(
        ForeignKey("login_sessions.id_hash", ondelete="CASCADE"), primary_key=True
    )
    box: Mapped[bytes]
    """What the provider is asked again with, sealed under the sitting's token."""
    checked_at: Mapped[datetime]
    asking_since: Mapped[datetime | None]
    """Set while somebody asks, so that one request asks for all of them."""
