"""New keys for somebody who still has her old ones, because a stranger may have them, too.

The old key signs for the last time: it wraps what she has to the new one, and turns the key of each
space for her new key and for everybody else who holds it. From then on the old key opens nothing
that lies in the base. The new one is nobody's until another person has vouched for it; until then
others cannot share with her, and nothing that it signed is believed.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.vault.duty import rewrap_duty
from consult.vault.identity import Identity
from consult.vault.keyrings import Keyring
from consult.vault.kinds import RecipientKind, SpaceKind, SpaceState
from consult.vault.ledger import Given
from consult.vault.models import Grant, PersonKey, Space
from consult.vault.people import publish_keys
from consult.vault.presence import keyring
from consult.vault.readers import live_grants_to
from consult.vault.recipients import Recipient, of_identity
from consult.vault.renewal import recipients_who_stay
from consult.vault.spaces import end, locked_space, next_version, sign_grant


def rotate_keys(new: Identity) -> int:
    """Put a new key pair in the place of the signed-in person's; return how many spaces went along.

    What she holds through no key of her own (a deputy's duty key) goes along with the duty space.

    Raises:
        ValueError: the new keys are another's, or the same.

    """
    ring = keyring()
    old = ring.identity
    if new.person_id != old.person_id or new.kid == old.kid:
        raise ValueError("new keys of the same person are wanted")
    publish_keys(new)
    spaces = list(_spaces_of(old.person_id))
    moments = [_take_along(ring, space, of_identity(new)) for space in spaces]
    for space in spaces:
        if space.kind is SpaceKind.DUTY:
            _rewrap(space.id)
    _end(old, max([clock.now(), *moments]))
    ring.forget_all()
    return len(spaces)


def _spaces_of(person_id: UUID) -> Iterable[Space]:
    held = select(Grant.space_id).where(
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == person_id,
        Grant.ended_at.is_(None),
    )
    live = select(Space).where(Space.id.in_(held), Space.state == SpaceState.LIVE)
    return db.session.scalars(live.order_by(Space.id))


def _take_along(ring: Keyring, space: Space, me: Recipient) -> datetime:
    """Wrap each version she holds to her new key, and turn the key; return the latest moment."""
    locked_space(space.id)
    ring.forget(space.id)
    ring.load_whole([space.id])
    moment = clock.now()
    for given in live_grants_to(ring.ledger, space.id, me.id):
        moment = max(moment, _give_again(ring, given, me))
    db.session.flush()
    ring.forget(space.id)
    return max(moment, _turn(ring, space, me))


def _give_again(ring: Keyring, given: Given, me: Recipient) -> datetime:
    terms = given.terms
    secret = ring.identity.unwrap(given.intact(), terms.info())
    moment = max(clock.now(), ring.ledger.latest(terms.space_id, terms.version))
    seated = me.seated(terms.seat, terms.expires_at)
    place = terms.space_id, terms.version, secret
    db.session.add(sign_grant(ring.identity, *place, seated, moment))
    return moment


def _turn(ring: Keyring, space: Space, me: Recipient) -> datetime:
    """Turn the key, if she holds the newest version, for her new key and all who stay."""
    ring.load_whole([space.id])
    moment = max(clock.now(), ring.ledger.latest(space.id, space.version))
    hers = [
        given.terms
        for given in live_grants_to(ring.ledger, space.id, me.id)
        if given.terms.version == space.version
    ]
    if hers:
        seated = me.seated(hers[0].seat, hers[0].expires_at)
        next_version(ring, space, [seated, *recipients_who_stay(ring, space)], moment)
        db.session.flush()
    return moment


def _rewrap(duty_space_id: UUID) -> None:
    try:
        rewrap_duty(duty_space_id)
    except Locked:
        return  # nothing of it is open to her; another deputy's press wraps it


def _end(old: Identity, moment: datetime) -> None:
    hers = select(Grant).where(
        Grant.kind == RecipientKind.PERSON,
        Grant.recipient_id == old.person_id,
        Grant.kid == old.kid,
        Grant.ended_at.is_(None),
    )
    for given in db.session.scalars(hers):
        end(given, moment)
    key = db.session.scalars(select(PersonKey).where(PersonKey.kid == old.kid)).one()
    key.retired_at = clock.now()
    db.session.flush()
