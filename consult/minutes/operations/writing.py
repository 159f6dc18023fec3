"""Putting the text of minutes together and into their rows."""

import os
from uuid import UUID

from consult.cases.models import Client
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.meetings.models import Item
from consult.meetings.queries import clients_of_item
from consult.minutes.models import Minutes, MinutesPart
from consult.minutes.queries import client_spaces, parts_of
from consult.minutes.rules import Composed, compose, divide

SEED_BYTES = 32


def write_text(actor: Actor, minutes: Minutes, composed: Composed) -> None:
    """Write what was composed into a version and its parts, in the place of what stood there."""
    text, parts = divide(compose(composed), os.urandom(SEED_BYTES))
    minutes.text = text
    db.session.add(minutes)
    db.session.flush()
    there = parts_of(actor, [minutes])[minutes.id]
    spaces = client_spaces(actor, parts)
    for client_id, written in parts.items():
        row = there.get(client_id) or _new_part(minutes, client_id, spaces[client_id])
        row.text = written
        db.session.add(row)
    for client_id in there.keys() - parts.keys():
        db.session.delete(there[client_id])


def only_space(actor: Actor, item: Item) -> UUID | None:
    """Return the space of the one client that an item is about, with whom its minutes die."""
    clients: list[Client] = list(clients_of_item(actor, item))
    return clients[0].space_id if len(clients) == 1 else None


def _new_part(minutes: Minutes, client_id: UUID, space_id: UUID) -> MinutesPart:
    return MinutesPart(
        id=new_id(),
        space_id=minutes.space_id,
        dies_with=space_id,
        minutes_id=minutes.id,
        client_id=client_id,
    )
