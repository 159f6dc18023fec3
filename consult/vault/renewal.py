"""A key is turned at the next write, when somebody who had it no longer should.

A grant ends by its time, or by the hand of somebody who could not turn the key. Whoever next seals
something in the space makes a new version for those who stay, in the same transaction.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import NotSaved, Tampered
from consult.vault.keyrings import Keyring
from consult.vault.kinds import RecipientKind, SpaceState
from consult.vault.models import Grant, Space
from consult.vault.passes import recipient_of_pass
from consult.vault.presence import keyring
from consult.vault.readers import duty_of, live_grants_of, live_passes
from consult.vault.recipients import Recipient, myself_in, others_standing, recipient_of
from consult.vault.spaces import locked_space, next_version

_OVER, _HERS = Grant.__table__.alias(), Grant.__table__.alias()


def renew(ring: Keyring, session: Session, space_ids: Collection[UUID]) -> None:
    """Turn the key of those of these spaces that somebody has left since it was made.

    Called before rows are sealed. Spaces the signed-in person does not hold stay as they are: she
    is refused a moment later. A meeting pass turns nothing: its holder is a guest.
    """
    if ring.identity.recipient_kind is RecipientKind.PASS:
        return
    with session.no_autoflush:
        for space_id in sorted(_left_since(session, space_ids)):
            held = select(Space).where(Space.id == space_id).with_for_update()
            space = session.scalars(held.execution_options(populate_existing=True)).one()
            ring.forget(space_id)
            # Another writer may have turned it while this one waited for the row.
            if _left_since(session, [space_id]) and ring.holds(space_id, newest=True):
                _turn(ring, space)


def turn_for_all_who_stay(space_id: UUID) -> int:
    """Turn a key now, for everybody who holds it, each as before; return the new version.

    Raises:
        Locked: the signed-in person does not hold the current version.
        Tampered: a version was set back, or the space's row names another duty space.

    """
    ring, space = keyring(), locked_space(space_id)
    ring.forget(space_id)
    ring.secret(space_id, space.version)
    _turn(ring, space)
    db.session.flush()
    return space.version


def _turn(ring: Keyring, space: Space) -> None:
    ring.load_whole([space.id])
    if max(ring.ledger.versions_of(space.id), default=0) > space.version:
        raise Tampered("key version")
    moment = max(clock.now(), ring.ledger.latest(space.id, space.version))
    staying = recipients_who_stay(ring, space)
    next_version(ring, space, [myself_in(space), *staying], moment)


def recipients_who_stay(ring: Keyring, space: Space) -> list[Recipient]:
    """Return everybody but the signed-in person who holds a space: people, passes, duty, recovery.

    Raises:
        Tampered: the space's row names another duty space than its grants do.

    """
    if duty_of(space.id, space.version) != space.duty_space_id:
        raise Tampered("duty")
    return [*others_standing(space), *_staying(ring, space)]


def _staying(ring: Keyring, space: Space) -> Iterator[Recipient]:
    """Yield those who hold the newest version, each on the same seat and for as long as before."""
    for given in live_grants_of(space.id, space.version):
        terms = given.terms
        if terms.recipient_id == ring.identity.person_id:
            continue
        try:
            yield recipient_of(terms.recipient_id).seated(terms.seat, terms.expires_at)
        except NotSaved:
            continue  # her keys are retired: she has left the house
    for pass_id in sorted(live_passes(space.id)):
        yield recipient_of_pass(pass_id)


def _left_since(session: Session, space_ids: Collection[UUID]) -> set[UUID]:
    return set(session.scalars(_stale(space_ids, clock.now())))


def _stale(space_ids: Collection[UUID], now: datetime) -> Select[UUID]:
    """Find the spaces whose newest version somebody held who holds it no longer."""
    there = and_(
        _HERS.c.space_id == _OVER.c.space_id,
        _HERS.c.version == _OVER.c.version,
        _HERS.c.recipient_id == _OVER.c.recipient_id,
        *_in_force(now),
    )
    over = exists().where(
        _OVER.c.space_id == Space.id,
        _OVER.c.version == Space.version,
        _OVER.c.kind.in_([RecipientKind.PERSON, RecipientKind.PASS]),
        or_(_OVER.c.ended_at.is_not(None), _OVER.c.expires_at <= now),
        ~exists().where(there),
    )
    return select(Space.id).where(
        Space.id.in_(list(space_ids)), Space.state == SpaceState.LIVE, over
    )


def _in_force(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return _HERS.c.ended_at.is_(None), or_(_HERS.c.expires_at.is_(None), _HERS.c.expires_at > now)
