"""Telling somebody: a row in the outbox, in the transaction of the deed. Nobody sends from here."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.notifications.addresses import is_address
from consult.notifications.calendar import CalendarPart, kept, number
from consult.notifications.config import config
from consult.notifications.kinds import MessageKind, Reminders, clean_name, keep
from consult.notifications.links import SecretLink, seal_link
from consult.notifications.models import Delivery, OutboxMessage
from consult.notifications.queries import given_up, is_told, unread_of
from consult.notifications.rules import BAD_ADDRESS, HOPELESS


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a message is for. Without an account it stands on nobody's page."""

    account_id: UUID | None
    name: str
    email: str
    language: str
    reminders: Reminders = Reminders.ALL


def send(
    actor: Actor,
    addressee: Addressee,
    kind: MessageKind,
    *,
    link: SecretLink | None = None,
    place: tuple[str, UUID | None] | None = None,
    once: str | None = None,
    calendar: CalendarPart | None = None,
    **facts: Any,
) -> OutboxMessage | None:
    """Tell somebody something, as soon as the deed is done.

    `place` is the endpoint it leads to and the id in its address. With `once`, what was told
    under the same mark is not told again. `calendar` goes along where the message is mailed.
    Nobody is told what she has just done herself, unless the kind says so.

    Raises:
        ValueError: a fact is missing, unknown, or not what the kind declares.

    """
    if addressee.account_id == actor.id and not kind.to_oneself:
        return None
    if once is not None and is_told(actor, once):
        return None
    message = _message(addressee, kind, place, facts)
    message.once = once
    _put_on_its_way(message, addressee, kind, link)
    if calendar is not None and message.state is Delivery.WAITING:
        numbered = number(actor, calendar)
        message.calendar = kept(numbered) if numbered is not None else None
    if kind.for_calendar:
        if message.calendar is None:
            return None
        message.read_at = message.created_at
    db.session.add(message)
    return message


def mark_read(actor: Actor, messages: Iterable[OutboxMessage]) -> None:
    """Note that their receiver has seen these messages."""
    for message in messages:
        message.read_at = message.read_at or clock.now()


def mark_all_read(actor: Actor) -> None:
    """Note that the actor has seen all of hers."""
    mark_read(actor, unread_of(actor))


def try_again(actor: Actor) -> int:
    """Put every message that was given up on its way again, and return how many."""
    again = [message for message in given_up(actor) if message.error not in HOPELESS]
    for message in again:
        message.state = Delivery.WAITING
        message.attempts = 0
        message.next_try_at = clock.now()
    audit.record(actor, Deed.OUTBOX_RETRIED, messages=len(again))
    return len(again)


def _message(
    addressee: Addressee,
    kind: MessageKind,
    place: tuple[str, UUID | None] | None,
    facts: Mapping[str, Any],
) -> OutboxMessage:
    message = OutboxMessage(
        id=new_id(),
        account_id=addressee.account_id,
        name=clean_name(addressee.name),
        email=addressee.email[:254],
        language=addressee.language,
        kind=kind.key,
        facts=json.dumps(keep(kind, facts), ensure_ascii=False, sort_keys=True),
        place=place[0] if place else None,
        place_id=place[1] if place else None,
        attempts=0,
        created_at=clock.now(),
    )
    message.message_id = f"<{message.id.hex}@{config().domain}>"
    return message


def _put_on_its_way(
    message: OutboxMessage, addressee: Addressee, kind: MessageKind, link: SecretLink | None
) -> None:
    message.error = ""
    message.state, message.next_try_at = Delivery.ON_SCREEN, None
    if config().server is None or not addressee.reminders.want(kind.need):
        return
    if not is_address(addressee.email):
        message.state, message.error = Delivery.GIVEN_UP, BAD_ADDRESS
        return
    message.state, message.next_try_at = Delivery.WAITING, message.created_at
    if link is not None:
        message.sealed_link = seal_link(link, message.id)
        message.link_expires_at = link.expires_at
