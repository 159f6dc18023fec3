"""What is done with spaces: made, granted, ended, their key turned.

None of it records a deed; whoever calls it does.
"""

import os
from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Locked, Tampered
from consult.foundation.ids import new_id
from consult.vault import salts
from consult.vault.identity import Identity
from consult.vault.inbox import inbox_public
from consult.vault.keyrings import Keyring
from consult.vault.kinds import GranterKind, RecipientKind, SpaceKind, SpaceState
from consult.vault.models import Grant, Space, SpaceVersion
from consult.vault.passes import recipient_of_pass
from consult.vault.presence import keyring
from consult.vault.primitives import KEY_BYTES
from consult.vault.readers import duty_of, live_passes
from consult.vault.recipients import Recipient, standing_recipients
from consult.vault.statements import GrantTerms, VersionTerms, digest
from consult.vault.suites import X25519, wrap


def make_space(
    kind: SpaceKind,
    *,
    duty: UUID | None = None,
    recovery: bool = True,
    space_id: UUID | None = None,
) -> Space:
    """Make a space whose first reader is the signed-in person.

    Its salt is committed first, on its own connection: a space without a salt would be lost,
    a salt without a space is swept. A private space is wrapped to nobody else. With the id of a
    space that she has reserved, it becomes that one.

    Raises:
        Locked: nobody is signed in.
        StoreUnavailable: the salt could not be written.

    """
    ring = keyring()
    private = kind is SpaceKind.PRIVATE
    space = _reserved(ring, space_id) or Space(id=space_id or new_id())
    space.kind, space.state, space.version = kind, SpaceState.LIVE, 1
    space.duty_space_id = None if private else duty
    space.has_recovery = recovery and not private
    space.creator_id, space.created_at = ring.identity.person_id, clock.now()
    with db.session.no_autoflush:  # a reserved one must not be stored half-made
        recipients = standing_recipients(space)
        salt = salts.salt_of(space.id) if space in db.session else salts.make(space.id)
    db.session.add(space)
    _make_version(ring, space, recipients, space.created_at, salt)
    db.session.flush()
    return space


def reserve_space() -> Space:
    """Keep an id and a salt for a space that the signed-in person makes later.

    Until `make_space` is given its id it has no version and no reader. What is sealed meanwhile
    may already die with it.
    """
    space = Space(
        id=new_id(),
        kind=SpaceKind.CASE,
        state=SpaceState.RESERVED,
        version=0,
        duty_space_id=None,
        has_recovery=False,
        creator_id=keyring().identity.person_id,
        created_at=clock.now(),
    )
    salts.make(space.id)
    db.session.add(space)
    db.session.flush()
    return space


def _reserved(ring: Keyring, space_id: UUID | None) -> Space | None:
    if space_id is None:
        return None
    hers = select(Space).where(
        Space.id == space_id,
        Space.state == SpaceState.RESERVED,
        Space.creator_id == ring.identity.person_id,
    )
    return db.session.scalars(hers.with_for_update()).one_or_none()


def grant(
    space_id: UUID,
    recipient: Recipient,
    *,
    seat: UUID | None = None,
    expires_at: datetime | None = None,
    versions: Literal["all", "current"] | set[int] = "all",
    through_duty: bool = False,
) -> None:
    """Let a recipient open a space; signed whole by the signed-in person, who must hold it.

    With `through_duty` a deputy grants what she holds only through the team's duty key.

    Raises:
        Locked: the signed-in person does not hold it.

    """
    ring = keyring()
    space = locked_space(space_id)
    named = {"all": set(range(1, space.version + 1)), "current": {space.version}}
    numbers = versions if isinstance(versions, set) else named[versions]
    if seat is not None or expires_at is not None:
        recipient = recipient.seated(seat, expires_at)
    held = _held_secrets(ring, space, sorted(numbers | {space.version}), through_duty)
    if space.version not in held:
        raise Locked("she does not hold what she would grant")
    ring.load([space_id])
    kind = GranterKind.DUTY if through_duty else GranterKind.PERSON
    for number, secret in held.items():
        if number not in numbers:
            continue
        moment = max(clock.now(), ring.ledger.latest(space_id, number))
        given = sign_grant(ring.identity, space_id, number, secret, recipient, moment, kind)
        db.session.add(given)
    db.session.flush()
    ring.forget(space_id)


def end_grants(space_id: UUID, recipient_id: UUID, *, seat: UUID | None = None) -> None:
    """Take a space from a recipient: the wraps are emptied, the signed rows stay.

    With `seat` only what came with that seat. What she has read she has read; the key is turned at
    once by `turn_key`, or by whoever next writes something there.
    """
    live = select(Grant).where(
        Grant.space_id == space_id, Grant.recipient_id == recipient_id, Grant.ended_at.is_(None)
    )
    if seat is not None:
        live = live.where(Grant.seat == seat)
    for given in db.session.scalars(live):
        end(given, clock.now())
    db.session.flush()
    ring = db.session.info.get("keyring")
    if ring is not None:
        ring.forget(space_id)


def end_grants_of_seat(seat: UUID) -> None:
    """Take whatever came with a seat, in all spaces. Whoever writes there next turns the key."""
    live = select(Grant).where(Grant.seat == seat, Grant.ended_at.is_(None))
    for given in db.session.scalars(live):
        end(given, clock.now())
        ring: Keyring | None = db.session.info.get("keyring")
        if ring is not None:
            ring.forget(given.space_id)
    db.session.flush()


def turn_key(space_id: UUID, readers: Iterable[Recipient]) -> int:
    """Make a new version of a space for the signed-in person and `readers`; return its number.

    Duty and recovery key get it as before, and so does a meeting pass that has not ended.
    Earlier versions stay with those who have them.

    Raises:
        Locked: the signed-in person does not hold the current version.
        Tampered: the space's row names another duty space than its grants do.

    """
    ring = keyring()
    space = locked_space(space_id)
    ring.secret(space_id, space.version)
    if duty_of(space_id, space.version) != space.duty_space_id:
        raise Tampered("duty")
    moment = max(clock.now(), ring.ledger.latest(space_id, space.version))
    passes = [recipient_of_pass(one) for one in sorted(live_passes(space_id))]
    standing = [*standing_recipients(space), *passes]
    there = {(recipient.kind, recipient.id) for recipient in standing}
    others = [one for one in readers if (one.kind, one.id) not in there]
    next_version(ring, space, [*standing, *others], moment)
    db.session.flush()
    return space.version


def next_version(
    ring: Keyring, space: Space, recipients: list[Recipient], moment: datetime
) -> None:
    """Make the next version of a space whose row is held. The caller flushes."""
    space.version += 1
    ring.forget(space.id)
    _make_version(ring, space, recipients, moment)


def locked_space(space_id: UUID) -> Space:
    """Return a space with its row held, so that nobody turns its key meanwhile.

    Raises:
        Locked: there is none, or it is erased.

    """
    db.session.flush()
    held = select(Space).where(Space.id == space_id).with_for_update()
    space = db.session.scalars(held.execution_options(populate_existing=True)).one_or_none()
    if space is None or space.state is SpaceState.ERASED:
        raise Locked("no such space")
    return space


def end(given: Grant, moment: datetime) -> None:
    """End one grant: empty its wrap, and say when."""
    given.blob, given.ended_at = b"", moment


def _held_secrets(
    ring: Keyring, space: Space, numbers: list[int], through_duty: bool
) -> dict[int, bytes]:
    opens = ring.secret_through_duty if through_duty else ring.secret
    held = {}
    for number in numbers:
        try:
            held[number] = opens(space.id, number)
        except Locked:
            continue
    return held


def _make_version(
    ring: Keyring,
    space: Space,
    recipients: list[Recipient],
    moment: datetime,
    salt: bytes | None = None,
) -> None:
    me = ring.identity
    if me.recipient_kind is not RecipientKind.PERSON:
        raise Locked("a pass makes no key: nobody would believe what it signs")
    secret = os.urandom(KEY_BYTES)
    terms = VersionTerms(
        space.id,
        space.version,
        X25519,
        inbox_public(secret, space.id, space.version),
        moment,
        me.person_id,
        me.kid,
    )
    db.session.add(SpaceVersion(id=new_id(), **terms._asdict(), signature=me.sign(terms.signed())))
    for one in recipients:
        db.session.add(sign_grant(me, space.id, space.version, secret, one, moment))
    ring.hold(space.id, space.version, secret, salt)


def sign_grant(
    granter: Identity,
    space_id: UUID,
    version: int,
    secret: bytes,
    recipient: Recipient,
    moment: datetime,
    granter_kind: GranterKind = GranterKind.PERSON,
) -> Grant:
    """Wrap a version's secret to a recipient, and sign the whole."""
    terms = GrantTerms(
        space_id,
        version,
        recipient.kind,
        recipient.id,
        recipient.kid,
        recipient.suite,
        recipient.seat,
        moment,
        recipient.expires_at,
        granter_kind,
        granter.person_id,
        granter.kid,
    )
    blob = wrap(recipient.suite, recipient.kem_public, secret, terms.info())
    hashed = digest(blob)
    return Grant(
        id=new_id(),
        **terms._asdict(),
        blob=blob,
        blob_sha256=hashed,
        signature=granter.sign(terms.signed(hashed)),
    )
