"""What ends: expired grants, erased spaces, salts that no space needs.

An erasure goes in steps, each of which may be repeated: the tombstone is committed with its deed,
then the salt is destroyed, then whoever owns rows in the space deletes them.
"""

from collections.abc import Collection, Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from consult.foundation import clock
from consult.foundation.database import db
from consult.vault import salts
from consult.vault.kinds import RecipientKind, SpaceState
from consult.vault.models import Grant, Space
from consult.vault.spaces import end, locked_space

AT_ONCE = 10_000
"""Ids in one question; SQLite takes at most 32 766."""


def end_expired_grants() -> list[Grant]:
    """Empty the wraps whose time is over, so that no clock set back revives them."""
    over = select(Grant).where(Grant.ended_at.is_(None), Grant.expires_at <= clock.now())
    ended = list(db.session.scalars(over.with_for_update(skip_locked=True)))
    for given in ended:
        end(given, clock.now())
    db.session.flush()
    return ended


def end_all_grants(person_id: UUID) -> int:
    """Take every space from somebody who has left; return how many wraps there were.

    What she gave to others stands: she held it when she gave it.
    """
    live = select(Grant).where(
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == person_id,
        Grant.ended_at.is_(None),
    )
    hers = list(db.session.scalars(live))
    for given in hers:
        end(given, clock.now())
    db.session.flush()
    return len(hers)


def erase_space(space_id: UUID) -> None:
    """Set the tombstone of a space and empty its wraps; its salt is still there.

    Raises:
        Locked: it is erased already, or never was.

    """
    _bury(locked_space(space_id))
    db.session.flush()


def erase_again(space_ids: Collection[UUID]) -> list[Space]:
    """Set the tombstones that a restored base lacks; return the spaces that were alive again.

    Their salts still have to go, after this is committed: `destroy_salts`.
    """
    alive: list[Space] = []
    for some in _some(space_ids):
        back = select(Space).where(Space.id.in_(some), Space.state != SpaceState.ERASED)
        alive += db.session.scalars(back.with_for_update())
    for space in alive:
        _bury(space)
    db.session.flush()
    return alive


def returned(space_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these, all of them erased, are alive or have a salt."""
    found: set[UUID] = set()
    for some in _some(space_ids):
        back = select(Space.id).where(Space.id.in_(some), Space.state != SpaceState.ERASED)
        found |= {*db.session.scalars(back), *salts.read(some)}
    return found


def destroy_salts(space_ids: Collection[UUID]) -> int:
    """Destroy the salts of these spaces. Repeatable: also what an interrupted one left in files."""
    destroyed = 0
    for some in _some(space_ids):
        destroyed += len(salts.read(some))
        salts.destroy(some)
    return destroyed


def _some(space_ids: Collection[UUID]) -> Iterator[list[UUID]]:
    listed = sorted(space_ids)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]


def _bury(space: Space) -> None:
    space.state, space.erased_at = SpaceState.ERASED, clock.now()
    live = select(Grant).where(Grant.space_id == space.id, Grant.ended_at.is_(None))
    for given in db.session.scalars(live):
        end(given, clock.now())


def erased_spaces() -> list[UUID]:
    """Return all spaces that were ever erased."""
    return list(db.session.scalars(select(Space.id).where(Space.state == SpaceState.ERASED)))


def not_erased(space_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Say in a query that what lies in this space has not been erased."""
    return ~exists().where(Space.id == space_id, Space.state == SpaceState.ERASED)


def destroy_erased_salts() -> int:
    """Destroy the salts of erased spaces, after their tombstones are committed. Repeatable."""
    left = salts.read(erased_spaces())
    salts.destroy(left)
    return len(left)


def sweep_orphan_salts() -> int:
    """Destroy salts older than a day whose space was never committed."""
    known = set(db.session.scalars(select(Space.id)))
    if not known:
        return 0  # an empty base beside full salts is a mistake, not a reason to destroy them
    left = salts.orphans(known, clock.now())
    salts.destroy(left)
    return len(left)
