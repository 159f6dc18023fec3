"""What is signed, to the byte: grants, space versions and certificates. Pure."""

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from consult.foundation.encoding import lp, micros
from consult.vault.kinds import ApproverKind, GranterKind, RecipientKind


def _moment(moment: datetime | None) -> bytes | int:
    return b"" if moment is None else micros(moment)


def _id(uuid: UUID | None) -> bytes:
    return b"" if uuid is None else uuid.bytes


class GrantTerms(NamedTuple):
    """Everything a grant says: who may open which version of a space, until when, by whose word."""

    space_id: UUID
    version: int
    kind: RecipientKind
    recipient_id: UUID
    kid: bytes
    suite: int
    seat: UUID | None
    granted_at: datetime
    expires_at: datetime | None
    granter_kind: GranterKind
    granter_id: UUID
    granter_kid: bytes

    def info(self) -> bytes:
        """Return the context that the wrap is made in."""
        return lp(
            "grant/1",
            self.space_id.bytes,
            self.version,
            self.kind,
            self.recipient_id.bytes,
            self.kid,
            self.suite,
            _id(self.seat),
            _moment(self.granted_at),
            _moment(self.expires_at),
            self.granter_kind,
            self.granter_id.bytes,
            self.granter_kid,
        )

    def signed(self, blob_sha256: bytes) -> bytes:
        """Return what the granter signs: the terms and the hash of the wrap."""
        return self.info() + blob_sha256


class VersionTerms(NamedTuple):
    """What the maker of a space version signs: its inbox key, for those who hold no key."""

    space_id: UUID
    version: int
    inbox_suite: int
    inbox_public: bytes
    created_at: datetime
    creator_id: UUID
    creator_kid: bytes

    def signed(self) -> bytes:
        """Return the signed bytes."""
        return lp(
            "version/1",
            self.space_id.bytes,
            self.version,
            self.inbox_suite,
            self.inbox_public,
            _moment(self.created_at),
            self.creator_id.bytes,
            self.creator_kid,
        )


class PassTerms(NamedTuple):
    """What the issuer of a meeting pass signs: this key is the pass's, for one space, until then.

    The pass has a signing half like anybody's seed, but nobody is asked to believe it.
    """

    pass_id: UUID
    kid: bytes
    suite: int
    kem_public: bytes
    sign_public: bytes
    space_id: UUID
    issued_at: datetime
    expires_at: datetime
    issuer_id: UUID
    issuer_kid: bytes

    def signed(self) -> bytes:
        """Return the signed bytes."""
        return lp(
            "pass/1",
            self.pass_id.bytes,
            self.kid,
            self.suite,
            self.kem_public,
            self.sign_public,
            self.space_id.bytes,
            _moment(self.issued_at),
            _moment(self.expires_at),
            self.issuer_id.bytes,
            self.issuer_kid,
        )


class PublicKey(NamedTuple):
    """One entry of a person's list of keys."""

    kid: bytes
    suite: int
    kem_public: bytes
    sign_public: bytes


class CertTerms(NamedTuple):
    """What an approver signs: these keys are this person's."""

    person_id: UUID
    keys: tuple[PublicKey, ...]
    approver_kind: ApproverKind
    approver_id: UUID
    approver_kid: bytes
    at: datetime

    def signed(self) -> bytes:
        """Return the signed bytes; the keys stand in the order of their names."""
        listed = b"".join(
            lp(key.kid, key.suite, key.kem_public, key.sign_public) for key in sorted(self.keys)
        )
        return lp(
            "cert/1",
            self.person_id.bytes,
            listed,
            self.approver_kind,
            self.approver_id.bytes,
            self.approver_kid,
            _moment(self.at),
        )


def digest(blob: bytes) -> bytes:
    """Return the SHA-256 of a wrap."""
    return sha256(blob).digest()
