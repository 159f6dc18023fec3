"""The duty key: how a team's deputies can act for somebody who is away.

It is the inbox key of the team's duty space. Removing a deputy turns that space's key; afterwards a
remaining deputy's press wraps to the new key what the old one opened.
"""

from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.vault.bars import barred
from consult.vault.kinds import GranterKind, RecipientKind
from consult.vault.models import Grant
from consult.vault.presence import keyring
from consult.vault.recipients import of_duty
from consult.vault.spaces import end, end_grants, grant, locked_space, sign_grant


def left_behind(duty_space_id: UUID) -> list[Grant]:
    """Return the live wraps to earlier versions of a duty key."""
    current = of_duty(duty_space_id).kid
    return list(
        db.session.scalars(
            select(Grant)
            .where(
                Grant.kind == RecipientKind.DUTY,
                Grant.recipient_id == duty_space_id,
                Grant.kid != current,
                Grant.ended_at.is_(None),
            )
            .order_by(Grant.space_id, Grant.version)
        )
    )


def entrust(space_id: UUID, duty_space_id: UUID) -> None:
    """Let the deputies of another team stand in for a space, and those it had no longer.

    Raises:
        Locked: the signed-in person does not hold it.

    """
    space = locked_space(space_id)
    before = space.duty_space_id
    if before == duty_space_id:
        return
    grant(space_id, of_duty(duty_space_id))
    space.duty_space_id = duty_space_id
    if before is not None:
        end_grants(space_id, before)


def rewrap_duty(duty_space_id: UUID) -> int:
    """Wrap to the current duty key, as a deputy, what earlier ones opened; return how many.

    What she cannot open herself, or is barred from, stays behind for another deputy.

    Raises:
        Locked: the signed-in person can open none of it.

    """
    ring = keyring()
    duty = of_duty(duty_space_id)
    behind = left_behind(duty_space_id)
    spaces = {given.space_id for given in behind}
    ring.load_whole(spaces)
    open_to_her = spaces - barred(ring.identity.person_id, spaces)
    opened = [
        (old, secret)
        for old in behind
        if old.space_id in open_to_her and (secret := _open(old)) is not None
    ]
    if behind and not opened:
        raise Locked("no deputy")
    for old, secret in opened:
        moment = max(clock.now(), ring.ledger.latest(old.space_id, old.version))
        place = old.space_id, old.version, secret
        db.session.add(sign_grant(ring.identity, *place, duty, moment, GranterKind.DUTY))
        end(old, moment)
    db.session.flush()
    for space_id in spaces:
        ring.forget(space_id)
    return len(opened)


def _open(given: Grant) -> bytes | None:
    try:
        return keyring().secret_through_duty(given.space_id, given.version)
    except Locked:
        return None
