"""A person's sittings, the browsers she is known by, and what wrong tries have cost."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.actor import Duty
from consult.foundation.database import Model


class LoginSession(Model):
    """One sitting. The seed is sealed under the token, and the token lies in the cookie only."""

    __tablename__ = "login_sessions"
    __audited__ = False  # bookkeeping; coming and going are deeds of their own

    id_hash: Mapped[bytes] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    blob: Mapped[bytes]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    device: Mapped[str] = mapped_column(String(60), server_default="")
    """Browser and system, as roughly as its owner needs to know it again."""
    network: Mapped[str] = mapped_column(String(43), server_default="")
    """The network it came from, never the whole address."""
    proved_at: Mapped[datetime | None]
    """When she last proved that it is she: what matters most asks for a fresh proof."""
    acting: Mapped[Duty | None]
    """As what she acts now, where she holds several duties."""

    @property
    def ref(self) -> int:
        """Name the sitting without saying what opens it; the log has the same eight bytes."""
        return int.from_bytes(self.id_hash[:8], "big")


class LoginBudget(Model):
    """How many wrong tries in a row one name, known or not, or one known device has behind it."""

    __tablename__ = "login_budgets"
    __audited__ = False  # bookkeeping; refused sign-ins are deeds of their own

    subject_hash: Mapped[bytes] = mapped_column(primary_key=True)
    tries: Mapped[int]
    last_try_at: Mapped[datetime] = mapped_column(index=True)


class KnownDevice(Model):
    """A browser somebody has signed in with: strangers' wrong tries do not lock it out."""

    __tablename__ = "known_devices"
    __audited__ = False  # bookkeeping: it opens nothing, it only keeps a budget of its own

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
