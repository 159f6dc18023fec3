"""Which entries of a family's log are about one of its clients, when that one asks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OneClient:
    """One client of a case, and what is about the others alone."""

    id: UUID
    space: UUID
    others: frozenset[str]
    """Ids of records that name other clients and not this one."""


def is_about(
    one: OneClient,
    object_id: UUID | None,
    rows: Collection[tuple[str, str]],
    detail: Mapping[str, Any],
) -> bool:
    """Tell whether an entry in a space that the client shares is about her.

    What names nobody is about the whole family, and so about her.
    """
    if named := detail.get("clients"):
        return str(one.id) in named
    if object_id is not None and str(object_id) in one.others:
        return False
    spaces = detail.get("client_spaces")
    if spaces and len(rows) == 1:  # the record may be gone since; the entry still says whose it was
        return str(one.space) in spaces
    return not rows or bool(rows_about(one, rows))


def rows_about(one: OneClient | None, rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out the records of an entry that are about others alone."""
    return [row for row in rows if one is None or row[1] not in one.others]
