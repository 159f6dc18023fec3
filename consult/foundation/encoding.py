"""Canonical bytes: what is signed, bound to a box, or hashed into the chain is encoded here.

Two encodings, both injective, both fixed for ever: stored signatures, boxes and hashes depend on
every byte. `docs/formats-on-disk.md` describes them to a reader without us.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def _int64(number: int) -> bytes:
    return number.to_bytes(8, "big", signed=True)


def lp(*parts: bytes | str | int) -> bytes:
    """Join `parts`, each behind its length in four big-endian bytes.

    Text is UTF-8, a whole number its decimal text. `lp(1)` equals `lp("1")`: each place of a
    context has one type, given by its label, so no two contexts meet. Absent is the empty part.
    """
    return b"".join(
        len(raw).to_bytes(4, "big") + raw
        for raw in (part if isinstance(part, bytes) else str(part).encode() for part in parts)
    )


def micros(moment: datetime) -> int:
    """Count the microseconds since 1970 in UTC, exactly.

    Raises:
        ValueError: the moment has no time zone.

    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return (moment - EPOCH) // _MICROSECOND


def from_micros(count: int) -> datetime:
    """Return the moment that `micros` counted."""
    return EPOCH + count * _MICROSECOND


def canonical(value: object) -> bytes:
    """Encode one column's value: a type tag of one byte, then the bytes.

    - `n` none: nothing · `b` truth: 00 or 01 · `i` whole number: int64
    - `s` text: UTF-8 · `x` bytes: as they are · `u` id: 16 bytes
    - `t` moment: microseconds since 1970 UTC, int64 · `d` day: days since 0001-01-01, int64
    - `l` list: its values, each canonical, length-prefixed

    Numbers are signed and big-endian. A member of an enumeration is encoded as its value.

    Raises:
        TypeError: the type has no canonical form (floats have none).

    """
    if isinstance(value, Enum):
        value = value.value
    for kind, tag, encode in _FORMS:
        if isinstance(value, kind):
            return tag + encode(value)
    raise TypeError(f"no canonical form: {type(value).__name__}")


def columns(pairs: Iterable[tuple[str, object]]) -> bytes:
    """Encode named columns in the given order: each name, then its canonical value."""
    return b"".join(lp(name, canonical(value)) for name, value in pairs)


# In this order: a truth is also a whole number, a moment also a day.
_FORMS: tuple[tuple[type, bytes, Callable[[Any], bytes]], ...] = (
    (type(None), b"n", lambda none: b""),
    (bool, b"b", lambda truth: bytes([truth])),
    (int, b"i", _int64),
    (str, b"s", str.encode),
    (bytes, b"x", bytes),
    (UUID, b"u", lambda uuid: uuid.bytes),
    (datetime, b"t", lambda moment: _int64(micros(moment))),
    (date, b"d", lambda day: _int64(day.toordinal())),
    (list, b"l", lambda values: lp(*map(canonical, values))),
    (tuple, b"l", lambda values: lp(*map(canonical, values))),
)
