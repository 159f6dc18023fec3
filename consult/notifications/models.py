"""The outbox: one row for each thing somebody is told. It holds facts, never a text."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.foundation.words import Worded


class Delivery(Worded):
    """How far a message has come on its way to somebody's mail."""

    WAITING = "waiting", "Odottaa lähetystä", "Väntar på att skickas", "Waits to be sent"
    SENDING = "sending", "Lähetetään", "Skickas", "Being sent"
    SENT = "sent", "Lähetetty", "Skickat", "Sent"
    GIVEN_UP = "given-up", "Ei mennyt perille", "Nådde inte fram", "Not delivered"
    ON_SCREEN = "on-screen", "Vain Consultissa", "Bara i Consult", "Only in Consult"
    """Never mailed: there is no mail server, or she wants none of this by mail."""


class OutboxMessage(Model):
    """One message to one person. Written in the transaction of the deed it tells of."""

    __tablename__ = "outbox_messages"
    __audited__ = False  # follows a deed of its own; that it is on its way is no deed
    __table_args__ = (
        Index("ix_outbox_messages_due", "state", "next_try_at"),
        Index("ix_outbox_messages_mine", "account_id", "created_at"),
        Index("ix_outbox_messages_unread", "account_id", "read_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    account_id: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2))
    kind: Mapped[str] = mapped_column(String(60))
    facts: Mapped[str] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(String(80))
    place_id: Mapped[UUID | None]
    calendar: Mapped[str | None] = mapped_column(Text)
    """What its receiver's calendar is told besides: times, a place, a code."""
    sealed_link: Mapped[bytes | None]
    link_expires_at: Mapped[datetime | None] = mapped_column(index=True)
    once: Mapped[str | None] = mapped_column(String(160), unique=True)
    state: Mapped[Delivery]
    attempts: Mapped[int]
    next_try_at: Mapped[datetime | None]
    claim: Mapped[UUID | None]
    error: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]

    @property
    def told(self) -> dict[str, Any]:
        """Return the facts it tells."""
        return dict(json.loads(self.facts))

    @property
    def is_read(self) -> bool:
        """Tell whether its receiver has looked at it in Consult."""
        return self.read_at is not None


class CalendarEntry(Model):
    """What somebody's calendar was told last about one thing, so that the next telling counts."""

    __tablename__ = "calendar_entries"
    __audited__ = False  # follows the letters that leave, and they follow deeds of their own
    __table_args__ = (UniqueConstraint("uid", "holder_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    uid: Mapped[UUID]
    holder_id: Mapped[UUID]
    sequence: Mapped[int]
    stands: Mapped[bool]
    """Whether the entry is there, or was taken away again."""
    told_at: Mapped[datetime] = mapped_column(index=True)
