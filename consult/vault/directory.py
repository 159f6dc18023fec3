"""Whose public key is it? Certificates, checked up to the authority key of the settings."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from consult.vault.config import config
from consult.vault.identity import Identity
from consult.vault.kinds import ApproverKind
from consult.vault.models import KeyCert, PersonKey
from consult.vault.primitives import signature_holds
from consult.vault.statements import CertTerms, PublicKey
from consult.vault.suites import kid_of

OFF_LINE = UUID(int=0)
"""The id of the recovery and authority keys, which belong to no person."""


class CertifiedKey(NamedTuple):
    """A row of a person's list of keys with the certificate it stands under."""

    person_id: UUID
    kid: bytes
    suite: int
    kem_public: bytes
    sign_public: bytes
    created_at: datetime
    retired_at: datetime | None
    cert_id: UUID
    approver_kind: ApproverKind
    approver_id: UUID
    approver_kid: bytes
    at: datetime
    signature: bytes

    @property
    def public(self) -> PublicKey:
        """The entry as it was certified."""
        return PublicKey(self.kid, self.suite, self.kem_public, self.sign_public)


_keys, _key_certs = PersonKey.__table__, KeyCert.__table__
_KEYS = select(
    *(_keys.c[name] for name in CertifiedKey._fields[:7]),
    _key_certs.c.id.label("cert_id"),
    *(_key_certs.c[name] for name in CertifiedKey._fields[8:]),
).join(_key_certs, _keys.c.cert_id == _key_certs.c.id)
_FIRST = _KEYS.where(_keys.c.person_id.in_(bindparam("people", expanding=True))).cte(
    "certified", recursive=True
)
_APPROVERS = _KEYS.join(_FIRST, _keys.c.person_id == _FIRST.c.approver_id)
_WITH_APPROVERS = select(_FIRST.union(_APPROVERS))


_verified: dict[tuple[bytes, UUID, bytes], bytes] = {}
"""Keys whose certificates held, by authority, person and name. A name is a hash of its key, and
what an authority's certificates once proved is proved, so nothing here can become wrong."""


class Directory:
    """The certified keys of the people that one request has to do with, and their approvers'."""

    def __init__(self, own: Identity | None = None) -> None:
        self._own = own
        self._certs: dict[UUID, list[CertifiedKey]] = defaultdict(list)
        self._rows: dict[tuple[UUID, bytes], CertifiedKey] = {}
        self._verdicts: dict[UUID, bool] = {}
        self._asking: set[UUID] = set()
        self._asked: set[UUID] = set()

    def load(self, session: Session, people: Iterable[UUID]) -> None:
        """Fetch these people's keys and all their approvers' in one query."""
        missing = set(people) - self._asked - {OFF_LINE}
        if missing:
            self._asked |= missing
            rows = session.connection().execute(_WITH_APPROVERS, {"people": list(missing)})
            self.add(CertifiedKey._make(row) for row in rows)

    def load_signers(self, session: Session, signers: Iterable[tuple[UUID, bytes]]) -> None:
        """Fetch the keys that signatures are to be checked with, where they are not known yet."""
        authority = config().authority_sign
        unknown = {signer[0] for signer in signers if (authority, *signer) not in _verified}
        self.load(session, unknown)

    def is_own(self, person: UUID, kid: bytes) -> bool:
        """Tell whether this is the signed-in person's own key, which needs no certificate."""
        return self._own is not None and (person, kid) == (self._own.person_id, self._own.kid)

    def add(self, rows: Iterable[CertifiedKey]) -> None:
        """Take in rows; which of them hold is found out when somebody asks."""
        for row in rows:
            if (row.person_id, row.kid) not in self._rows:
                self._rows[row.person_id, row.kid] = row
                self._certs[row.cert_id].append(row)

    def sign_key(self, person: UUID, kid: bytes) -> bytes | None:
        """Return the key that checks `person`'s signatures under the name `kid`, if it holds."""
        place = config().authority_sign, person, kid
        if place not in _verified:
            row = self._rows.get((person, kid))
            if row is None or not self.holds(row):
                # Her own key she knows; to derive it costs more than to look it up, so it is last.
                own = self._own if self.is_own(person, kid) else None
                return own.sign_public if own is not None else None
            _verified[place] = row.sign_public
        return _verified[place]

    def keys_of(self, person: UUID) -> list[CertifiedKey]:
        """Return all rows of a person, oldest first, whether their certificates hold or not."""
        theirs = [row for row in self._rows.values() if row.person_id == person]
        return sorted(theirs, key=lambda row: row.created_at)

    def holds(self, row: CertifiedKey) -> bool:
        """Tell whether the row's certificate holds, its approver's too, up to the authority."""
        if row.cert_id in self._verdicts:
            return self._verdicts[row.cert_id]
        if row.cert_id in self._asking:
            return False  # two who vouch only for each other prove nothing
        self._asking.add(row.cert_id)
        verdict = self._verify(self._certs[row.cert_id])
        self._asking.discard(row.cert_id)
        if verdict or not self._asking:  # a no on the way may have come from the line above
            self._verdicts[row.cert_id] = verdict
        return verdict

    def _verify(self, listed: list[CertifiedKey]) -> bool:
        first = listed[0]
        if any(
            row.person_id != first.person_id
            or row.kid != kid_of(row.suite, row.kem_public, row.sign_public)
            for row in listed
        ):
            return False
        approver = self._approver(first)
        keys = tuple(row.public for row in listed)
        terms = CertTerms(
            first.person_id,
            keys,
            first.approver_kind,
            first.approver_id,
            first.approver_kid,
            first.at,
        )
        return approver is not None and signature_holds(approver, first.signature, terms.signed())

    def _approver(self, row: CertifiedKey) -> bytes | None:
        if row.approver_kind is ApproverKind.AUTHORITY:
            authority = config().authority_sign
            named = (row.approver_id, row.approver_kid) == (OFF_LINE, authority_kid(authority))
            return authority if named else None
        return self.sign_key(row.approver_id, row.approver_kid)


def authority_kid(sign_public: bytes) -> bytes:
    """Name the authority key, which signs and opens nothing."""
    return kid_of(0, b"", sign_public)
