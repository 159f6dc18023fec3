"""After a key may have been seen: what lies under earlier versions is sealed under the newest.

Turning a key keeps new text from whoever had the old one. Old text stays under the key it was
sealed with, and that is enough where somebody has merely left. Where a key was stolen it is not.
Nothing is noted down of how far this has come: what still lies under an earlier version says so
itself, so it may be interrupted after any batch and taken up by anybody who holds the space.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, Select, and_, false, func, literal, or_, select, union_all

from consult.foundation.database import Model, db
from consult.foundation.errors import Locked, Tampered
from consult.vault.models import Space
from consult.vault.presence import keyring
from consult.vault.rows import SealedRow, seal_again


@dataclass(frozen=True, slots=True)
class Resealed:
    """What one batch did."""

    sealed: int
    left: int
    """How many rows still lie under an earlier version and can be opened."""
    stuck: int
    """How many cannot: damaged, or dead with a client."""


def rows_behind(space_ids: Collection[UUID]) -> int:
    """Return how many rows of these spaces lie under another version than their newest."""
    query = select(Space.id, Space.version).where(Space.id.in_(space_ids))
    return len(_behind({row.id: row.version for row in db.session.execute(query)}))


def reseal(space_id: UUID, limit: int) -> Resealed:
    """Seal up to so many rows of a space under its newest version, as the signed-in person.

    They are not opened for anybody to read: whoever calls this says in the log what it did.

    Raises:
        Locked: she does not hold the newest version.

    """
    ring, newest = keyring(), _newest(space_id)
    ring.secret(space_id, newest)
    read_before = set(ring.opened)
    sealed, stuck, waiting = 0, 0, _behind({space_id: newest})
    for kind, row_id in waiting:
        if sealed == limit:
            break
        try:
            seal_again(db.session.get_one(kind, row_id))
            sealed += 1
        except (Locked, Tampered):
            stuck += 1
    db.session.flush()
    ring.opened.intersection_update(read_before)
    return Resealed(sealed, len(waiting) - sealed - stuck, stuck)


def _newest(space_id: UUID) -> int:
    version = db.session.scalar(select(Space.version).where(Space.id == space_id))
    if version is None:
        raise Locked("no such space")
    return version


def _behind(newest: Mapping[UUID, int]) -> Sequence[tuple[type[SealedRow], UUID]]:
    """Name the rows whose head says another version, in one statement over all sealed tables."""
    db.session.flush()
    kinds = _sealed_kinds()
    parts = [_of(number, kind, newest) for number, kind in enumerate(kinds)]
    found = db.session.execute(union_all(*parts))
    return sorted(((kinds[number], row_id) for number, row_id in found), key=lambda one: one[1])


def _of(number: int, kind: Any, newest: Mapping[UUID, int]) -> Select[Any]:
    under = func.substr(kind.box, 2, 4, type_=LargeBinary)
    behind = [
        and_(kind.space_id == space_id, under != literal(version.to_bytes(4, "big"), LargeBinary))
        for space_id, version in newest.items()
    ]
    return select(literal(number), kind.id).where(or_(false(), *behind))


def _sealed_kinds() -> list[type[SealedRow]]:
    kinds = [mapper.class_ for mapper in Model.registry.mappers]
    return sorted(
        (kind for kind in kinds if issubclass(kind, SealedRow)), key=lambda kind: kind.__seal_name__
    )
