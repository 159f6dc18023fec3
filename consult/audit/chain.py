"""The chain itself, pure: how an entry becomes bytes and how each link holds the one before.

`hash = HMAC-SHA256(key, prev ‖ lp("audit/1", …))`. The order of the parts and the encoding are
fixed for ever; `docs/audit-chain.md` lets a stranger verify a chain without this code.
"""

import hmac
from functools import lru_cache

from consult.foundation.encoding import lp

GENESIS = bytes(32)
"""What the first entry holds as the one before it."""

COLUMNS = (
    "seq",
    "at_us",
    "actor_kind",
    "actor",
    "actor_name",
    "action",
    "space",
    "object_type",
    "object_id",
    "rev",
    "purpose",
    "provision",
    "recipient_agency",
    "result",
    "session_ref",
    "box_sha256",
    "detail_sha256",
)
"""What is linked, in this order, behind the label."""

_LABEL = lp("audit/1")
_EMPTY = lp(b"")

# An entry's few dozen recurring words, and the ids of the day, are encoded once.
_text = lru_cache(maxsize=16_384)(lp)


def _number(number: int | None) -> bytes:
    return _EMPTY if number is None else lp(number)


def _raw(raw: bytes | None) -> bytes:
    return len(raw).to_bytes(4, "big") + raw if raw else _EMPTY


def body(
    seq: int,
    at_us: int,
    actor_kind: str,
    actor: bytes | None,
    actor_name: str,
    action: str,
    space: bytes | None,
    object_type: str,
    object_id: bytes | None,
    rev: int | None,
    purpose: str,
    provision: str,
    recipient_agency: bytes | None,
    result: str,
    session_ref: bytes,
    box_sha256: bytes | None,
    detail_sha256: bytes | None,
) -> bytes:
    """Encode an entry: ids as 16 bytes, numbers as decimal text, what is absent as empty."""
    return b"".join(
        (
            _LABEL,
            _number(seq),
            _number(at_us),
            _text(actor_kind),
            _raw(actor),
            _text(actor_name),
            _text(action),
            _raw(space),
            _text(object_type),
            _raw(object_id),
            _number(rev),
            _text(purpose),
            _text(provision),
            _raw(recipient_agency),
            _text(result),
            _raw(session_ref),
            _raw(box_sha256),
            _raw(detail_sha256),
        )
    )


def link(key: bytes, prev: bytes, entry: bytes) -> bytes:
    """Return the hash that ties an entry to all before it."""
    return hmac.digest(key, prev + entry, "sha256")
