"""Sittings: begun with a token that only the cookie keeps, resumed at each request, ended."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update

from consult import audit, vault
from consult.accounts.models import Account, Language, LoginSession, Theme
from consult.accounts.queries import actor_of, as_actor, sitting_with
from consult.audit import Deed, Ringing
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved, Tampered
from consult.foundation.words import Words

log = logging.getLogger(__name__)

NOT_HER_DUTY = Words(
    "Sinulla ei ole tätä tehtävää.", "Du har inte det här uppdraget.", "You do not hold this duty."
)
SEEN_EVERY = timedelta(minutes=1)
"""How often a reader's presence is written down; each page would cost a write."""


@dataclass(frozen=True, slots=True, repr=False)
class Limits:
    """How long a sitting may last."""

    idle: timedelta
    absolute: timedelta


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a sitting is: browser and network, both roughly. How she came in stands in the log."""

    device: str = ""
    network: str = ""
    by: str = "words"


@dataclass(frozen=True, slots=True, repr=False)
class Sitting:
    """Who is signed in with a token: plain values, so that no row is asked again for them."""

    actor: Actor
    identity: vault.Identity
    language: Language
    theme: Theme
    ends_at: datetime
    """When it ends if nothing more is asked."""
    proved_at: datetime | None
    has_second_factor: bool
    unread: int
    """How many messages she has not looked at."""
    word_of: datetime | None
    called_lost: bool


def begin_sitting(
    actor: Actor,
    account: Account,
    seed: bytes,
    limits: Limits,
    old_token: bytes | None = None,
    where: Whereabouts = Whereabouts(),
) -> bytes:
    """Begin a sitting and return its token. The one the browser had before ends."""
    sealed, now = vault.seal_session(account.id, seed), clock.now()
    idle = LoginSession.last_seen_at < now - limits.idle
    gone = (LoginSession.expires_at < now) | idle
    if old_token is not None:
        gone = gone | (LoginSession.id_hash == vault.session_id(old_token))
    db.session.execute(delete(LoginSession).where(gone))
    person = actor_of(account, sealed.id[:8])
    row = LoginSession(
        id_hash=sealed.id,
        account_id=account.id,
        blob=sealed.blob,
        created_at=now,
        last_seen_at=now,
        expires_at=now + limits.absolute,
        device=where.device,
        network=where.network,
        proved_at=now,
        acting=first_duty(person),
    )
    db.session.add(row)
    audit.record(person, Deed.SIGNED_IN, on=account, by=where.by)
    return sealed.token


def resume_sitting(
    actor: Actor, token: bytes, limits: Limits, *, polling: bool = False
) -> Sitting | None:
    """Return who is signed in with this token; being asked by a person keeps the sitting alive.

    One that is over is removed at once, so that no clock set back revives it; one that was last
    used in the future too, since nobody knows how long ago that was.
    """
    id_hash = vault.session_id(token)
    found = sitting_with(actor, id_hash)
    if found is None:
        return None
    row, account = found.sitting, found.account
    now = clock.now()
    over = now >= row.expires_at or now - row.last_seen_at >= limits.idle
    from_the_future = row.last_seen_at - now > clock.MAY_DIFFER
    if over or from_the_future or not account.may_sign_in:
        with transaction():
            db.session.execute(delete(LoginSession).where(LoginSession.id_hash == id_hash))
        return None
    try:
        seed = vault.open_session(account.id, token, row.blob)
    except Tampered:
        log.error("alarm: a stored sitting does not belong where it lies")
        what = Ringing(Deed.CONTENT_TAMPERED, account=account.id, kind="login_sessions")
        with transaction():
            audit.ring(None, what)
        return None
    extends = not polling and now - row.last_seen_at >= SEEN_EVERY
    seen = now if extends else row.last_seen_at
    sitting = Sitting(
        as_actor(account, found.duties, id_hash[:8], row.acting),
        vault.Identity(account.id, seed),
        account.language,
        account.theme,
        min(row.expires_at, seen + limits.idle),
        row.proved_at,
        found.has_second_factor,
        found.unread,
        found.word_of,
        found.called_lost,
    )
    if extends:
        _keep_alive(id_hash)
    return sitting


def end_sitting(actor: Actor, account: Account, token: bytes) -> None:
    """Sign out: the sitting ends for every worker at once."""
    id_hash = vault.session_id(token)
    db.session.execute(delete(LoginSession).where(LoginSession.id_hash == id_hash))
    audit.record(actor, Deed.SIGNED_OUT, on=account)


def end_one_sitting(actor: Actor, sitting: LoginSession) -> None:
    """End one of one's own sittings elsewhere."""
    db.session.delete(sitting)
    audit.record(actor, Deed.SITTING_ENDED, session=f"{sitting.ref:016x}")


def end_all_other_sittings(actor: Actor, account: Account, token: bytes) -> None:
    """End all of one's own sittings but this one."""
    end_other_sittings(actor, account.id, token)
    audit.record(actor, Deed.SITTINGS_ENDED, on=account)


def act_as(actor: Actor, account: Account, duty: Duty, token: bytes) -> None:
    """Say as what she acts from now on in this sitting."""
    if duty not in actor.duties:
        raise NotSaved(NOT_HER_DUTY)
    _change_sitting(token, acting=duty)
    audit.record(actor, Deed.DUTY_CHOSEN, on=account, duty=duty)


def note_proof(actor: Actor, account: Account, token: bytes, by: str) -> None:
    """Remember in this sitting that she has just proved that it is she."""
    _change_sitting(token, proved_at=clock.now())
    audit.record(actor, Deed.PROOF_GIVEN, on=account, by=by)


def first_duty(person: Actor) -> Duty | None:
    """Return as what she begins, if she holds several duties."""
    held = [duty for duty in Duty if duty in person.duties]
    return held[0] if len(held) > 1 else None


def end_other_sittings(actor: Actor, account_id: UUID, token: bytes) -> None:
    """End every sitting of a person but the one with this token."""
    others = LoginSession.id_hash != vault.session_id(token)
    db.session.execute(delete(LoginSession).where(LoginSession.account_id == account_id, others))


def _keep_alive(id_hash: bytes) -> None:
    with transaction():
        db.session.execute(
            update(LoginSession)
            .where(LoginSession.id_hash == id_hash)
            .values(last_seen_at=clock.now())
        )


def _change_sitting(token: bytes, **values: object) -> None:
    mine = LoginSession.id_hash == vault.session_id(token)
    db.session.execute(update(LoginSession).where(mine).values(**values))
