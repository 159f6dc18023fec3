"""The vault's tables. None of them holds a key that opens anything by itself."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.vault.kinds import (
    ApproverKind,
    GranterKind,
    RecipientKind,
    SlotKind,
    SpaceKind,
    SpaceState,
)
from consult.vault.statements import GrantTerms, PassTerms, PublicKey, VersionTerms
from consult.vault.suites import KID_BYTES


class Space(Model):
    """One key and those who can open it. Erased, its row stays as the tombstone."""

    __tablename__ = "spaces"
    __facts__: ClassVar[tuple[str, ...]] = ("kind", "version", "state", "creator_id", "created_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[SpaceKind]
    state: Mapped[SpaceState] = mapped_column(default=SpaceState.LIVE)
    version: Mapped[int] = mapped_column(default=1)
    """The newest version; what is sealed now is sealed under it."""
    duty_space_id: Mapped[UUID | None] = mapped_column(ForeignKey("spaces.id"), index=True)
    """The duty space whose inbox key every version is wrapped to."""
    has_recovery: Mapped[bool]
    creator_id: Mapped[UUID]
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class SpaceVersion(Model):
    """One secret of a space. The server seals to its inbox key without holding the secret."""

    __tablename__ = "space_versions"
    __facts__: ClassVar[tuple[str, ...]] = ("version", "inbox_public", "creator_id", "created_at")

    __table_args__ = (UniqueConstraint("space_id", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"))
    version: Mapped[int]
    inbox_suite: Mapped[int]
    inbox_public: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime]
    creator_id: Mapped[UUID]
    creator_kid: Mapped[bytes] = mapped_column(LargeBinary(KID_BYTES))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))

    @property
    def terms(self) -> VersionTerms:
        """What its maker signed."""
        return VersionTerms(*(getattr(self, name) for name in VersionTerms._fields))


class Grant(Model):
    """One version of a space wrapped to one recipient. Ended: the wrap emptied, the row stays."""

    __tablename__ = "grants"
    __facts__: ClassVar[tuple[str, ...]] = (*GrantTerms._fields, "blob_sha256", "ended_at")
    __table_args__ = (
        Index("ix_grants_space_recipient", "space_id", "recipient_id"),
        Index("ix_grants_space_granter", "space_id", "granter_id"),
        CheckConstraint("ended_at IS NULL OR length(blob) = 0", name="ended_is_emptied"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"))
    version: Mapped[int]
    kind: Mapped[RecipientKind]
    recipient_id: Mapped[UUID] = mapped_column(index=True)
    kid: Mapped[bytes] = mapped_column(LargeBinary(KID_BYTES))
    suite: Mapped[int]
    seat: Mapped[UUID | None]
    granted_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    granter_kind: Mapped[GranterKind]
    granter_id: Mapped[UUID]
    granter_kid: Mapped[bytes] = mapped_column(LargeBinary(KID_BYTES))
    blob: Mapped[bytes]
    blob_sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
    ended_at: Mapped[datetime | None]

    @property
    def terms(self) -> GrantTerms:
        """What its granter signed, the hash of the wrap aside."""
        return GrantTerms(*(getattr(self, name) for name in GrantTerms._fields))


class KeyCert(Model):
    """An approver's word that a list of keys is a person's."""

    __tablename__ = "key_certs"
    __facts__: ClassVar[tuple[str, ...]] = ("person_id", "approver_kind", "approver_id", "at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    approver_kind: Mapped[ApproverKind]
    approver_id: Mapped[UUID]
    approver_kid: Mapped[bytes] = mapped_column(LargeBinary(KID_BYTES))
    at: Mapped[datetime]
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))


class PersonKey(Model):
    """One key pair of a person, public halves only. Without a cert nobody wraps anything to it."""

    __tablename__ = "person_keys"
    __facts__: ClassVar[tuple[str, ...]] = ("person_id", "kid", "cert_id", "retired_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kid: Mapped[bytes] = mapped_column(LargeBinary(KID_BYTES), unique=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    suite: Mapped[int]
    kem_public: Mapped[bytes] = mapped_column(LargeBinary(32))
    sign_public: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    cert_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_certs.id"), index=True)

    @property
    def public(self) -> PublicKey:
        """The entry of the certified list."""
        return PublicKey(self.kid, self.suite, self.kem_public, self.sign_public)


class KeySlot(Model):
    """A person's seed, sealed under something she has. Any of her slots opens the same seed."""

    __tablename__ = "key_slots"
    __facts__: ClassVar[tuple[str, ...]] = ("person_id", "kind", "created_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[SlotKind]
    blob: Mapped[bytes]
    created_at: Mapped[datetime]


class PassKey(Model):
    """The key pair of a meeting pass, public halves only, under its issuer's signature."""

    __tablename__ = "pass_keys"
    __facts__: ClassVar[tuple[str, ...]] = ("kid", "space_id", "issued_at", "expires_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kid: Mapped[bytes] = mapped_column(LargeBinary(KID_BYTES), unique=True)
    suite: Mapped[int]
    kem_public: Mapped[bytes] = mapped_column(LargeBinary(32))
    sign_public: Mapped[bytes] = mapped_column(LargeBinary(32))
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), index=True)
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    issuer_id: Mapped[UUID]
    issuer_kid: Mapped[bytes] = mapped_column(LargeBinary(KID_BYTES))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))

    @property
    def terms(self) -> PassTerms:
        """What its issuer signed."""
        return PassTerms(self.id, *(getattr(self, name) for name in PassTerms._fields[1:]))
