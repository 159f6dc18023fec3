"""The answer to a recovery request: checked against what was asked, then put in as grants."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.encoding import lp
from consult.foundation.ids import new_id
from consult.vault.config import config
from consult.vault.kinds import RecipientKind
from consult.vault.models import Grant
from consult.vault.primitives import signature_holds
from consult.vault.recovery import Wish, digest_of, key_for_wish
from consult.vault.spaces import end, locked_space
from consult.vault.statements import GrantTerms, digest
from consult.vault.suites import WRAP_BYTES, X25519

ANSWER = "consult-recovery-answer/1"
LARGEST_ANSWER = 400_000


class WrongAnswer(Exception):
    """The answer is not what was asked for; nothing of it was taken in."""


def named_request(text: str) -> UUID:
    """Return which request an answer says it is for; nothing of it is believed yet.

    Raises:
        WrongAnswer: it is no answer.

    """
    try:
        return UUID(_parsed(text)[0]["request"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongAnswer("format") from error


def take_in(wish: Wish, text: str) -> list[UUID]:
    """Put the grants of an answer in, all or none; return the spaces that are open again.

    What was wrapped to her lost keys in these spaces ends.

    Raises:
        WrongAnswer: it is for another request, key or person, for more or less than was asked, or
            not signed by the recovery key.
        Locked: a space was erased meanwhile.

    """
    answered = _answered(wish, text)
    if key_for_wish(wish.person_id) != wish.key:
        raise WrongAnswer("key")
    spaces = {line.space_id for line in wish.lines}
    for space_id in sorted(spaces):
        locked_space(space_id)
    ended = [given for space_id in spaces for given in _lost(wish, space_id)]
    for line, (blob, signature) in zip(wish.lines, answered, strict=True):
        db.session.add(_grant(wish.terms(line), blob, signature))
    for old in ended:
        end(old, clock.now())
    db.session.flush()
    ring = db.session.info.get("keyring")
    if ring is not None:
        for space_id in spaces:
            ring.forget(space_id)
    return sorted(spaces)


def _parsed(text: str) -> list[Any]:
    if len(text) > LARGEST_ANSWER:
        raise WrongAnswer("format")
    try:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise WrongAnswer("format") from error
    if not found or not isinstance(found[0], dict) or found[0].get("format") != ANSWER:
        raise WrongAnswer("format")
    return found


def _answered(wish: Wish, text: str) -> Sequence[tuple[bytes, bytes]]:
    """Return wrap and signature of each line of the wish, in its order."""
    head, *rest = _parsed(text)
    try:
        whole = bytes.fromhex(head["signature"])
        given = {
            (UUID(one["space"]), int(one["version"])): (
                bytes.fromhex(one["wrap"]),
                bytes.fromhex(one["signature"]),
            )
            for one in rest
        }
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise WrongAnswer("format") from error
    if head.get("request") != str(wish.id) or not _is_for(wish, whole):
        raise WrongAnswer("request")
    if len(given) != len(rest) or given.keys() != {line[:2] for line in wish.lines}:
        raise WrongAnswer("spaces")
    found = [given[line.space_id, line.version] for line in wish.lines]
    for line, (blob, signature) in zip(wish.lines, found, strict=True):
        _check(wish.terms(line), blob, signature)
    return found


def _is_for(wish: Wish, signature: bytes) -> bool:
    """Tell whether the recovery key has signed that this answers this very request."""
    message = lp("recovery-answer/1", wish.id.bytes, digest_of(wish))
    return signature_holds(config().recovery_sign, signature, message)


def _check(terms: GrantTerms, blob: bytes, signature: bytes) -> None:
    if len(blob) != WRAP_BYTES or blob[0] != X25519:
        raise WrongAnswer("suite")
    message = terms.signed(digest(blob))
    if not signature_holds(config().recovery_sign, signature, message):
        raise WrongAnswer("signature")


def _lost(wish: Wish, space_id: UUID) -> list[Grant]:
    """Return her wraps to earlier keys."""
    live = db.session.query(Grant).filter(
        Grant.space_id == space_id,
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == wish.person_id,
        Grant.kid != wish.key.kid,
        Grant.ended_at.is_(None),
    )
    return list(live)


def _grant(terms: GrantTerms, blob: bytes, signature: bytes) -> Grant:
    return Grant(
        id=new_id(),
        **terms._asdict(),
        blob=blob,
        blob_sha256=digest(blob),
        signature=signature,
    )
