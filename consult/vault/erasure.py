"""What ends: expired grants, erased spaces, salts that no space needs.

An erasure goes in steps, each of which may be repeated: the tombstone is committed with its deed,
then the salt is destroyed, then whoever owns rows in the space deletes them.
"""

from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.database import db
from consult.vault import salts
from consult.vault.kinds import RecipientKind, SpaceState
from consult.vault.models import Grant, Space
from consult.vault.spaces import end, locked_space


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
    space = locked_space(space_id)
    space.state, space.erased_at = SpaceState.ERASED, clock.now()
    live = select(Grant).where(Grant.space_id == space_id, Grant.ended_at.is_(None))
    for given in db.session.scalars(live):
        end(given, clock.now())
    db.session.flush()


def erased_spaces() -> list[UUID]:
    """Return all spaces that were ever erased."""
    return list(db.session.scalars(select(Space.id).where(Space.state == SpaceState.ERASED)))


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
