"""A person who has lost her keys: they open nothing, and colleagues give back what they did.

Her grants end at one moment, which is how they are found again. Nothing comes back by itself: each
space by the press of somebody who holds it, on the same seat and until the same day.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.database import db
from consult.vault.kinds import RecipientKind
from consult.vault.models import Grant, SpaceVersion
from consult.vault.people import retire_keys
from consult.vault.recipients import recipient_of
from consult.vault.spaces import end, grant

Moments = Collection[datetime]
"""When a person has lost her keys: perhaps more than once."""


def lose_keys(person_id: UUID) -> tuple[datetime, int]:
    """Retire a person's keys and end what they opened; return when, and how many wraps it was.

    What she gave to others and what she signed stand: she held it then.
    """
    retire_keys(person_id)
    live = select(Grant).where(
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == person_id,
        Grant.ended_at.is_(None),
    )
    hers, moment = list(db.session.scalars(live.with_for_update())), clock.now()
    for given in hers:
        end(given, moment)
    db.session.flush()
    ring = db.session.info.get("keyring")
    if ring is not None:
        ring.forget_all()
    return moment, len(hers)


def give_back(
    space_id: UUID, person_id: UUID, lost_at: Moments, *, through_duty: bool = False
) -> None:
    """Give a person, under her new key, what she had of a space when she lost the old one.

    The versions she held, and where the newest was among them also those made since.

    Raises:
        Locked: the signed-in person does not hold it.

    """
    now, recipient = clock.now(), recipient_of(person_id)
    held: dict[tuple[UUID | None, datetime | None], set[int]] = {}
    for given in _lost(space_id, person_id, lost_at):
        if given.expires_at is None or given.expires_at > now:
            held.setdefault((given.seat, given.expires_at), set()).add(given.version)
    made = _versions(space_id)
    newest = max(number for number, at in made.items() if at <= max(lost_at))
    for (seat, until), versions in held.items():
        later = {number for number in made if number > newest} if newest in versions else set()
        grant(
            space_id,
            recipient.seated(seat, until),
            versions=versions | later,
            through_duty=through_duty,
        )


def _lost(space_id: UUID, person_id: UUID, lost_at: Moments) -> list[Grant]:
    query = select(Grant).where(
        Grant.space_id == space_id,
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == person_id,
        Grant.ended_at.in_(list(lost_at)),
    )
    return list(db.session.scalars(query.order_by(Grant.version)))


def _versions(space_id: UUID) -> dict[int, datetime]:
    made = select(SpaceVersion.version, SpaceVersion.created_at)
    rows = db.session.execute(made.where(SpaceVersion.space_id == space_id))
    return {row.version: row.created_at for row in rows}
