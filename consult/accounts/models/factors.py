"""What proves that it is she, beside her words: passkeys, and the secret of her one-time codes."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model

LONGEST_CREDENTIAL = 1_023


class Passkey(Model):
    """A key in somebody's device. Where it can, it also opens her seed, through a slot."""

    __tablename__ = "passkeys"
    __facts__: ClassVar[tuple[str, ...]] = (
        "account_id",
        "credential_id",
        "public_key",
        "slot_id",
        "name",
        "created_at",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(LONGEST_CREDENTIAL), unique=True)
    public_key: Mapped[bytes]
    slot_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_slots.id"), index=True)
    """The slot its secret output opens; nothing where the authenticator gives none."""
    name: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime]

    @property
    def opens(self) -> bool:
        """Tell whether one touch is enough to sign in with it."""
        return self.slot_id is not None


class TotpSecret(Model):
    """The secret of somebody's one-time codes, sealed under her own seed."""

    __tablename__ = "totp_secrets"
    __facts__: ClassVar[tuple[str, ...]] = ("account_id", "box", "created_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), unique=True)
    box: Mapped[bytes]
    created_at: Mapped[datetime]


class FactorUse(Model):
    """How far a passkey has counted, or which code was used last: neither ever goes back."""

    __tablename__ = "factor_uses"
    __audited__ = False  # bookkeeping; each sign-in and proof is a deed of its own

    factor_id: Mapped[UUID] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(BigInteger)
    used_at: Mapped[datetime]


class SpentChallenge(Model):
    """A challenge that was answered. Until it would have expired, nobody answers it again."""

    __tablename__ = "spent_challenges"
    __audited__ = False  # bookkeeping: it opens nothing

    challenge_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
