"""Canonical bytes: what is signed, bound to a box, or hashed into the chain is encoded here.

Two encodings, both injective, both fixed for ever: stored signatures, boxes and hashes depend on
every byte. `docs/formats-on-disk.md` describes them to a reader without us.
"""

import struct
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_Form = Callable[[Any], bytes]
_met: dict[type, _Form] = {}  # the forms of the types met so far; asking each time is slow
_length = struct.Struct(">I").pack


def _int64(number: int) -> bytes:
    return number.to_bytes(8, "big", signed=True)


def lp(*parts: bytes | str | int) -> bytes:
    """Join `parts`, each behind its length in four big-endian bytes.

    Text is UTF-8, a whole number its decimal text. `lp(1)` equals `lp("1")`: each place of a
    context has one type, given by its label, so no two contexts meet. Absent is the empty part.
    """
    joined: list[bytes] = []
    for part in parts:
        raw = part if type(part) is bytes else _raw(part)
        joined += (_length(len(raw)), raw)
    return b"".join(joined)


def _raw(part: bytes | str | int) -> bytes:
    return part if isinstance(part, bytes) else str(part).encode()


def micros(moment: datetime) -> int:
    """Count the microseconds since 1970 in UTC, exactly.

    Raises:
        ValueError: the moment has no time zone.

    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    since = moment - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


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
    kind = type(value)
    return (_met.get(kind) or _meet(kind))(value)


def columns(pairs: Iterable[tuple[str, object]]) -> bytes:
    """Encode named columns in the given order: each name, then its canonical value."""
    return b"".join(lp(name, canonical(value)) for name, value in pairs)


class Columns:
    """Columns of the same names in the same order, for those who encode many rows of them."""

    def __init__(self, names: Iterable[str]) -> None:
        # What stands before an id, what none is as a whole, and the bare name.
        self._starts = [
            (name + _length(17) + b"u", name + lp(b"n"), name) for name in map(lp, names)
        ]

    def of(self, values: Iterable[object]) -> bytes:
        """Encode a row: the same bytes as `columns` gives, sooner."""
        joined = b""
        for (before_id, none, before), value in zip(self._starts, values, strict=True):
            kind = type(value)
            if kind is UUID:  # most are; a page of fifty rows notices
                joined += before_id + value.int.to_bytes(16, "big")  # type: ignore[attr-defined]
            elif value is None:
                joined += none
            elif kind in _enumerations:
                joined += before + _member(value)
            else:
                raw = (_met.get(kind) or _meet(kind))(value)
                joined += before + _length(len(raw)) + raw
        return joined


_enumerations: set[type] = set()


@cache
def _member(member: Hashable) -> bytes:
    raw = canonical(member)
    return _length(len(raw)) + raw


def _meet(kind: type) -> _Form:
    if issubclass(kind, Enum):
        _enumerations.add(kind)
        return _met.setdefault(kind, lambda member: canonical(member.value))
    for known, form in _FORMS:
        if issubclass(kind, known):
            return _met.setdefault(kind, form)
    raise TypeError(f"no canonical form: {kind.__name__}")


# In this order: a truth is also a whole number, a moment also a day.
_FORMS: tuple[tuple[type, _Form], ...] = (
    (type(None), lambda none: b"n"),
    (bool, lambda truth: b"b\1" if truth else b"b\0"),
    (int, lambda number: b"i" + _int64(number)),
    (str, lambda text: b"s" + text.encode()),
    (bytes, lambda raw: b"x" + raw),
    (UUID, lambda uuid: b"u" + uuid.bytes),
    (datetime, lambda moment: b"t" + _int64(micros(moment))),
    (date, lambda day: b"d" + _int64(day.toordinal())),
    (list, lambda values: b"l" + lp(*map(canonical, values))),
    (tuple, lambda values: b"l" + lp(*map(canonical, values))),
)
