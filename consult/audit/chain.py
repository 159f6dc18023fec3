"""The chain itself, pure: how an entry becomes bytes and how each link holds the one before.

`hash = HMAC-SHA256(key, prev ‖ lp("audit/1", …))`. The order of the parts and the encoding are
fixed for ever; `docs/audit-chain.md` lets a stranger verify a chain without this code.
"""

import hmac

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
_LENGTHS = tuple(length.to_bytes(4, "big") for length in range(256))


class _Texts(dict[str, bytes]):
    """Words as `lp` encodes them, remembered: an entry is made of a few dozen recurring ones."""

    MOST = 16_384

    def __missing__(self, text: str) -> bytes:
        if len(self) >= self.MOST:
            self.clear()
        encoded = self[text] = lp(text)
        return encoded


_texts = _Texts()


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
    """Encode an entry: ids as 16 bytes, numbers as decimal text, what is absent as empty.

    The same bytes as `lp` of all parts, written out because verifying spends its time here.
    """
    length, text = _LENGTHS, _texts
    number, time = b"%d" % seq, b"%d" % at_us
    revision = b"" if rev is None else b"%d" % rev
    actor, space, object_id = actor or b"", space or b"", object_id or b""
    recipient, box, detail = recipient_agency or b"", box_sha256 or b"", detail_sha256 or b""
    return b"".join((
        _LABEL,
        length[len(number)], number,
        length[len(time)], time,
        text[actor_kind],
        length[len(actor)], actor,
        text[actor_name],
        text[action],
        length[len(space)], space,
        text[object_type],
        length[len(object_id)], object_id,
        length[len(revision)], revision,
        text[purpose],
        text[provision],
        length[len(recipient)], recipient,
        text[result],
        length[len(session_ref)], session_ref,
        length[len(box)], box,
        length[len(detail)], detail,
    ))  # fmt: skip


def link(key: bytes, prev: bytes, entry: bytes) -> bytes:
    """Return the hash that ties an entry to all before it."""
    return hmac.digest(key, prev + entry, "sha256")
