"""Asking the custodians, confirming it, taking the file along, taking the answer in."""

from collections.abc import Collection
from uuid import UUID

from consult import audit, vault
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Locked, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.recoveries.messages import (
    tell_circles,
    tell_officers_it_was_asked,
    tell_officers_it_was_opened,
)
from consult.recoveries.models import Asked, Need, RecoveryLine, RecoveryRequest
from consult.recoveries.queries import find_request, hold_request, lost_moments, wish_of
from consult.recoveries.rules import HOLDS, RecoveryState

NOTHING_SHUT = Words(
    "Näihin pääsee jo joku. Pyydä häntä antamaan pääsy.",
    "Någon kommer redan åt dessa. Be personen ge åtkomst.",
    "Somebody can open these already. Ask her to give access.",
)
OVER = Words(
    "Pyyntö on jo käsitelty, peruttu tai vanhentunut.",
    "Begäran är redan behandlad, återtagen eller för gammal.",
    "The request has been answered, withdrawn, or is too old.",
)
OTHER_KEYS = Words(
    "Henkilön avaimet ovat vaihtuneet pyynnön jälkeen. Peru pyyntö ja tee uusi.",
    "Personens nycklar har ändrats efter begäran. Återta begäran och gör en ny.",
    "Her keys have changed since the request. Withdraw it and make a new one.",
)
WRONG_ANSWER = Words(
    "Vastaus ei kuulu tähän pyyntöön, tai sitä on muutettu. Mitään ei avattu.",
    "Svaret hör inte till den här begäran, eller så har det ändrats. Ingenting öppnades.",
    "The answer does not belong to this request, or it was altered. Nothing was opened.",
)


def ask_custodians(actor: Actor, need: Need, chosen: Collection[UUID]) -> RecoveryRequest:
    """Ask that these spaces are opened for somebody with the off-line key.

    Raises:
        NotSaved: she has no certified key, or somebody can open what was chosen.

    """
    account = need.account
    wanted = {one.space_id for one in need.shut} & set(chosen)
    lines = vault.lines_for(account.id, wanted, lost_moments(actor, account.id))
    if not lines:
        raise NotSaved(NOTHING_SHUT)
    now, key = clock.now(), vault.key_for_wish(account.id)
    request = RecoveryRequest(
        id=new_id(),
        account_id=account.id,
        kid=key.kid,
        asked_by=actor.id,
        asked_at=now,
        expires_at=now + HOLDS,
        state=RecoveryState.ASKED,
    )
    wish = vault.Wish(
        request.id, account.id, account.name, key, now, request.expires_at, tuple(lines)
    )
    request.digest = vault.digest_of(wish)
    db.session.add(request)
    db.session.flush()
    for line in lines:
        db.session.add(RecoveryLine(id=new_id(), request_id=request.id, **line._asdict()))
    spaces = sorted({line.space_id for line in lines})
    audit.record(actor, Deed.RECOVERY_ASKED, on=request, account=account.id, spaces=spaces)
    tell_officers_it_was_asked(actor, request, account, len(spaces))
    return request


def confirm_request(actor: Actor, asked: Asked) -> None:
    """Confirm it as the second officer.

    Raises:
        NotSaved: it is over, one's own, or her keys have changed.

    """
    request = _held(actor, asked, RecoveryState.ASKED)
    if request.asked_by == actor.id:
        raise NotSaved(OVER)
    _wish_in_force(actor, asked)
    request.state = RecoveryState.CONFIRMED
    request.confirmed_by, request.confirmed_at = actor.id, clock.now()
    audit.record(actor, Deed.RECOVERY_CONFIRMED, on=request, account=asked.account.id)


def withdraw_request(actor: Actor, asked: Asked) -> None:
    """Take a request back: no answer to it is taken in any more."""
    hold_request(actor, asked.request)
    if asked.request.ended_at is not None:
        raise NotSaved(OVER)
    asked.request.state, asked.request.ended_at = RecoveryState.WITHDRAWN, clock.now()
    audit.record(actor, Deed.RECOVERY_WITHDRAWN, on=asked.request, account=asked.account.id)


def take_request_along(actor: Actor, asked: Asked) -> str:
    """Return the file for the custodians.

    Raises:
        NotSaved: it is not confirmed, is over, or her keys have changed.

    """
    request = _held(actor, asked, RecoveryState.CONFIRMED)
    text = vault.write_request(_wish_in_force(actor, asked))
    audit.record(actor, Deed.RECOVERY_TAKEN_ALONG, on=request, account=asked.account.id)
    return text


def take_answer_in(actor: Actor, asked: Asked, text: str) -> list[UUID]:
    """Take the custodians' answer in, all or nothing; return the spaces that are open again.

    Raises:
        NotSaved: it fits no open request: another's, altered, taken in before, or too late.

    """
    request, account = _held(actor, asked, RecoveryState.CONFIRMED), asked.account
    wish = _wish_in_force(actor, asked)
    try:
        spaces = vault.take_in(wish, text)
    except (vault.WrongAnswer, Locked) as refused:
        raise NotSaved(WRONG_ANSWER) from refused
    request.state, request.ended_at = RecoveryState.ANSWERED, clock.now()
    audit.record(actor, Deed.RECOVERY_ANSWERED, on=request, account=account.id, spaces=spaces)
    for space in spaces:
        audit.record(
            actor, Deed.SPACE_RECOVERED, space=space, account=account.id, request=request.id
        )
    tell_officers_it_was_opened(actor, request, account, len(spaces), asked.asker.name)
    tell_circles(actor, spaces, account)
    return spaces


def take_file_in(actor: Actor, text: str) -> Asked:
    """Take an answer in that says itself which request it belongs to.

    Raises:
        NotSaved: it fits no open request.

    """
    try:
        asked = find_request(actor, vault.named_request(text))
    except vault.WrongAnswer as refused:
        raise NotSaved(WRONG_ANSWER) from refused
    if asked is None:
        raise NotSaved(WRONG_ANSWER)
    take_answer_in(actor, asked, text)
    return asked


def _wish_in_force(actor: Actor, asked: Asked) -> vault.Wish:
    """Return what a request says, if it still says what it said when it was asked.

    Raises:
        NotSaved: her name or keys are others now, or the recovery key's wraps are.

    """
    wish = wish_of(actor, asked.request, asked.account)
    if wish.key.kid != asked.request.kid or vault.digest_of(wish) != asked.request.digest:
        raise NotSaved(OTHER_KEYS)
    return wish


def _held(actor: Actor, asked: Asked, state: RecoveryState) -> RecoveryRequest:
    hold_request(actor, asked.request)
    if asked.request.state is not state or not asked.request.is_open_at(clock.now()):
        raise NotSaved(OVER)
    return asked.request
