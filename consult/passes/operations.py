"""Issuing a pass, opening it once with link and code, coming back to it, ending it."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import db, transaction
from consult.foundation.errors import Tampered
from consult.foundation.ids import new_id
from consult.foundation.tokens import new_token
from consult.passes.models import (
    Holder,
    Issued,
    MeetingPass,
    PassDoor,
    PassSitting,
    PassState,
)
from consult.passes.queries import hold_pass, pass_of_browser, pass_of_link, passes_to
from consult.passes.rules import new_code, token_hash, typed

log = logging.getLogger(__name__)

SEEN_EVERY = timedelta(minutes=1)
"""How often a holder's presence is written down."""


def issue_pass(
    actor: Actor,
    holder: Holder,
    *,
    space_id: UUID,
    subject_id: UUID,
    valid_from: datetime,
    valid_until: datetime,
    provision: str = "",
) -> Issued:
    """Issue a pass, vouching for its holder. One she had for the same thing ends.

    Raises:
        Locked: the actor does not hold what the pass would open.

    """
    for earlier in passes_to(actor, subject_id):
        if earlier.ended_at is None and _is_hers(earlier, holder):
            end_pass(actor, earlier)
    pass_id, seed, token, code = new_id(), vault.new_seed(), new_token(), new_code()
    identity = vault.PassIdentity(pass_id, seed)
    vault.vouch_for_pass(identity, space_id, valid_until)
    vault.grant(space_id, vault.recipient_of_pass(pass_id))
    row = MeetingPass(
        id=pass_id,
        space_id=space_id,
        subject_id=subject_id,
        account_id=holder.account_id,
        name=holder.name,
        agency_id=holder.agency_id,
        sector=holder.sector,
        language=holder.language,
        issued_by=actor.id,
        issued_at=clock.now(),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    row.door = PassDoor(
        pass_id=pass_id,
        token_hash=token_hash(token),
        slot=vault.make_pass_slot(pass_id, seed, token, code),
        wrong_tries=0,
    )
    db.session.add_all((row, row.door))
    db.session.flush()
    _record(actor, Deed.PASS_ISSUED, row, provision=provision, recipient_agency=holder.agency_id)
    return Issued(row, token, code)


def open_pass(actor: Actor, token: bytes, code: str, *, by_link: bool) -> bytes | None:
    """Open a pass with its link's, or its browser's, token and the code; return the new token.

    The try is paid for, in a transaction of its own, before the code is looked at. The first
    opening uses the link up: from then on only this browser, with the code, comes back.
    """
    found = _charge(actor, token, by_link=by_link)
    if found is None:
        return None
    seed = vault.open_pass_slot(found.id, found.door.slot, token, typed(code))
    if seed is None:
        locked = found.state is PassState.LOCKED
        with transaction():
            _record(SYSTEM, Deed.PASS_LOCKED if locked else Deed.PASS_REFUSED, found)
        return None
    with transaction():
        row = hold_pass(actor, found)
        used_up = by_link and row.door.token_hash is None
        return None if used_up or row.has_ended else _seat(row, seed, typed(code))


def resume_pass(actor: Actor, token: bytes, idle: timedelta) -> PassSitting | None:
    """Return who comes with a browser's token. A pass whose time is over is ended at once.

    So no clock set back revives it. After `idle` without a page the code is asked again.
    """
    row = pass_of_browser(actor, vault.session_id(token))
    if row is None or row.ended_at is not None:
        return None
    now = clock.now()
    if now >= row.valid_until:
        with transaction():
            end_pass(SYSTEM, row)
        return None
    seen = row.door.last_seen_at
    if row.door.blob is None or seen is None or not row.is_live or not row.has_begun:
        return None
    if now - seen >= idle or seen - now > clock.MAY_DIFFER:  # or used in the future
        with transaction():
            leave_pass(SYSTEM, row)
        return None
    if now - seen >= SEEN_EVERY:
        with transaction():
            row.door.last_seen_at = now
    return _sitting(row, row.door.blob, token)


def leave_pass(actor: Actor, meeting_pass: MeetingPass) -> None:
    """Lock a pass until the code is typed again on the same browser."""
    meeting_pass.door.blob = None
    _record(actor, Deed.PASS_LEFT, meeting_pass)


def end_pass(actor: Actor, meeting_pass: MeetingPass) -> None:
    """End a pass for good: what it opened is taken away, and its slot is emptied."""
    meeting_pass.ended_at = clock.now()
    meeting_pass.door.slot = b""
    meeting_pass.door.blob = meeting_pass.door.token_hash = None
    vault.end_grants(meeting_pass.space_id, meeting_pass.id)
    _record(actor, Deed.PASS_ENDED, meeting_pass)


def _charge(actor: Actor, token: bytes, *, by_link: bool) -> MeetingPass | None:
    with transaction():
        if by_link:
            found = pass_of_link(actor, token_hash(token))
        else:
            found = pass_of_browser(actor, vault.session_id(token))
        if found is None:
            return None
        row = hold_pass(actor, found)
        if not row.is_live or not row.has_begun:
            return None
        row.door.wrong_tries += 1
        return row


def _seat(row: MeetingPass, seed: bytes, code: str) -> bytes:
    sealed, door = vault.seal_session(row.id, seed), row.door
    door.browser_hash, door.blob, door.token_hash = sealed.id, sealed.blob, None
    door.slot = vault.make_pass_slot(row.id, seed, sealed.token, code)
    door.wrong_tries, door.last_seen_at = 0, clock.now()
    row.opened_at = row.opened_at or door.last_seen_at
    _record(row.actor, Deed.PASS_OPENED, row)
    return sealed.token


def _sitting(row: MeetingPass, blob: bytes, token: bytes) -> PassSitting | None:
    try:
        seed = vault.open_session(row.id, token, blob)
    except Tampered:
        log.error("alarm: a stored sitting does not belong where it lies")
        return None
    return PassSitting(row.actor, vault.PassIdentity(row.id, seed), row.language)


def _is_hers(earlier: MeetingPass, holder: Holder) -> bool:
    if holder.account_id is not None:
        return earlier.account_id == holder.account_id
    return (earlier.name, earlier.agency_id) == (holder.name, holder.agency_id)


def _record(
    actor: Actor,
    deed: Deed,
    row: MeetingPass,
    *,
    provision: str = "",
    recipient_agency: UUID | None = None,
) -> None:
    audit.record(
        actor,
        deed,
        on=row,
        space=row.space_id,
        purpose=Purpose.CONSULTATION,
        provision=provision,
        recipient_agency=recipient_agency,
    )
