"""The officers' way: a request that leaves the house as a file, and the answer that comes back.

The request names versions of spaces and one person's certified key. Off-line, the recovery key
opens its own wraps of these and seals them to that key (`recovery/recover.py`). What comes back is
believed by its signature alone: the house itself writes down what each grant must say, and the
answer brings no more than wraps and signatures. So it fits one request, one person and one key.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from consult.foundation import clock
from consult.foundation.encoding import lp, micros
from consult.foundation.errors import Tampered
from consult.vault.directory import OFF_LINE
from consult.vault.identity import digits_of, fingerprint_of
from consult.vault.kinds import GranterKind, RecipientKind
from consult.vault.ledger import Given, Ledger
from consult.vault.readers import whole_ledger
from consult.vault.recipients import certified_key_of, of_recovery
from consult.vault.statements import GrantTerms, PublicKey, digest

REQUEST = "consult-recovery-request/1"


class WishLine(NamedTuple):
    """One version of one space that is to be opened, on which seat and until when."""

    space_id: UUID
    version: int
    seat: UUID | None
    granted_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wish:
    """All that a request says."""

    id: UUID
    person_id: UUID
    name: str
    key: PublicKey
    asked_at: datetime
    expires_at: datetime
    lines: tuple[WishLine, ...]

    @property
    def fingerprint(self) -> str:
        """25 digits that stand for the key it is sealed to."""
        return fingerprint_of(self.person_id, self.key.kid)

    def terms(self, line: WishLine) -> GrantTerms:
        """Return what the recovery key is to sign."""
        return GrantTerms(
            line.space_id,
            line.version,
            RecipientKind.PERSON,
            self.person_id,
            self.key.kid,
            self.key.suite,
            line.seat,
            line.granted_at,
            line.expires_at,
            GranterKind.RECOVERY,
            OFF_LINE,
            of_recovery().kid,
        )


def key_for_wish(person_id: UUID) -> PublicKey:
    """Return a person's newest key, certified up to the authority.

    Raises:
        NotSaved: she has no certified key.
        Tampered: somebody has put another key in its place.

    """
    return certified_key_of(person_id).public


def lines_for(
    person_id: UUID, space_ids: Iterable[UUID], lost_at: Collection[datetime] = ()
) -> list[WishLine]:
    """Return what to ask of these spaces: every version that the recovery key holds.

    Where she had a wrap under a lost key, the new one comes on the same seat, with the same end.
    `lost_at` says when her old keys were retired: what ended then ended for no other reason.
    """
    spaces = sorted(set(space_ids))
    ledger, now, found = whole_ledger(spaces), clock.now(), []
    for space_id in spaces:
        seat = _old_seat(ledger, space_id, person_id, lost_at)
        for version in ledger.versions_of(space_id):
            if _held_by_recovery(ledger, space_id, version) is not None:
                moment = max(now, ledger.latest(space_id, version))
                found.append(WishLine(space_id, version, seat[0], moment, seat[1]))
    return found


def digest_of(wish: Wish) -> bytes:
    """Return the hash of everything that a request says.

    Raises:
        Tampered: the recovery key no longer holds what the request names.

    """
    lines = b"".join(
        lp(
            line.space_id.bytes,
            line.version,
            line.seat.bytes if line.seat else b"",
            micros(line.granted_at),
            micros(line.expires_at) if line.expires_at else b"",
        )
        + lp(held.terms.info(), digest(held.intact()))
        for line, held in _held(wish)
    )
    return sha256(
        lp(
            "recovery-request/1",
            wish.id.bytes,
            wish.person_id.bytes,
            wish.name,
            *wish.key,
            of_recovery().kid,
            micros(wish.asked_at),
            micros(wish.expires_at),
            lines,
        )
    ).digest()


def check_number(digest: bytes) -> str:
    """Return the 25 digits that the custodians type, so that no other request passes."""
    return digits_of(digest)


def write_request(wish: Wish) -> str:
    """Write a request as the custodians take it along: JSON, a line for each version."""
    head = {
        "format": REQUEST,
        "request": str(wish.id),
        "person": str(wish.person_id),
        "name": wish.name,
        "kid": wish.key.kid.hex(),
        "suite": wish.key.suite,
        "kem": wish.key.kem_public.hex(),
        "sign": wish.key.sign_public.hex(),
        "fingerprint": wish.fingerprint,
        "recovery_kid": of_recovery().kid.hex(),
        "asked_at": micros(wish.asked_at),
        "expires_at": micros(wish.expires_at),
    }
    lines = [_written(line, held) for line, held in _held(wish)]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (head, *lines))


def _held(wish: Wish) -> list[tuple[WishLine, Given]]:
    ledger, found = whole_ledger({line.space_id for line in wish.lines}), []
    for line in wish.lines:
        held = _held_by_recovery(ledger, line.space_id, line.version)
        if held is None:
            raise Tampered("recovery wrap")
        found.append((line, held))
    return found


def _held_by_recovery(ledger: Ledger, space_id: UUID, version: int) -> Given | None:
    now, kid = clock.now(), of_recovery().kid
    for given in ledger.given(space_id, version, RecipientKind.RECOVERY, OFF_LINE):
        if given.terms.kid == kid and given.is_live(now) and ledger.is_valid(given):
            return given
    return None


def _old_seat(
    ledger: Ledger, space_id: UUID, person_id: UUID, lost_at: Collection[datetime]
) -> tuple[UUID | None, datetime | None]:
    """Return on which seat she had the space, and until when, by her newest wrap in force."""
    now = clock.now()
    hers = [
        given.terms
        for version in ledger.versions_of(space_id)
        for given in ledger.given(space_id, version, RecipientKind.PERSON, person_id)
        if (given.is_live(now) or _was_lost(given, lost_at, now)) and ledger.is_valid(given)
    ]
    newest = max(hers, key=lambda terms: (terms.version, terms.granted_at), default=None)
    return (newest.seat, newest.expires_at) if newest is not None else (None, None)


def _was_lost(given: Given, lost_at: Collection[datetime], now: datetime) -> bool:
    ends = given.terms.expires_at
    return given.ended_at in lost_at and (ends is None or ends > now)


def _written(line: WishLine, held: Given) -> dict[str, Any]:
    terms = held.terms
    return {
        "space": str(line.space_id),
        "version": line.version,
        "seat": str(line.seat) if line.seat else "",
        "granted_at": micros(line.granted_at),
        "expires_at": micros(line.expires_at) if line.expires_at else None,
        "held": {
            "suite": terms.suite,
            "seat": str(terms.seat) if terms.seat else "",
            "granted_at": micros(terms.granted_at),
            "expires_at": micros(terms.expires_at) if terms.expires_at else None,
            "granter_kind": terms.granter_kind.value,
            "granter": str(terms.granter_id),
            "granter_kid": terms.granter_kid.hex(),
        },
        "wrap": held.intact().hex(),
    }
