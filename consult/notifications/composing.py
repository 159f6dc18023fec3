"""A message in words: composed when it is read or sent, so that no text lies in the outbox."""

from dataclasses import dataclass
from uuid import UUID

from flask import current_app

from consult.foundation.words import Words
from consult.notifications.config import config
from consult.notifications.kinds import KINDS, MessageKind, said
from consult.notifications.models import OutboxMessage

SUBJECT = "Consult: {}"
SIGNATURE = "-- "
"""The line behind which a mail program shows what is no part of the message."""
GREETING = Words("Hei!", "Hej!", "Hello,")
ANSWERING = Words(
    "Consult lähetti tämän viestin. Siihen ei voi vastata. Asioista ei kirjoiteta sähköpostiin:"
    " ne luetaan Consultissa.",
    "Consult skickade det här meddelandet. Det går inte att svara på det. Om ärenden skrivs"
    " inget i e-post: de läses i Consult.",
    "Consult sent this message. It cannot be answered. Nothing about a case is written in mail:"
    " it is read in Consult.",
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A message as its receiver reads it."""

    title: str
    paragraphs: tuple[str, ...]
    door: str
    """What stands before the link."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it is mailed."""

    subject: str
    paragraphs: tuple[str, ...]
    """Long lines are wrapped by whoever sends it; a line break in one stays."""


def compose(message: OutboxMessage, language: str) -> Composed | None:
    """Say a message in a language; nothing if its kind is not known any more."""
    kind = KINDS.get(message.kind)
    return None if kind is None else compose_kind(kind, message.told, language)


def compose_kind(kind: MessageKind, told: dict[str, object], language: str) -> Composed:
    """Say a kind with the given facts, as they are stored."""
    values = said(kind, told, language)
    return Composed(
        title=_fill(kind.subject.say(language), values),
        paragraphs=tuple(_fill(kind.body.say(language), values).split("\n\n")),
        door=kind.door.say(language),
    )


def letter(composed: Composed, language: str, address: str | None) -> Letter:
    """Write a message as a letter: greeting, what is told, where it leads, who sent it."""
    paragraphs = [GREETING.say(language), *composed.paragraphs]
    if address:
        paragraphs.append(f"{composed.door}:\n{address}")
    paragraphs.append(f"{SIGNATURE}\n{ANSWERING.say(language)}")
    return Letter(SUBJECT.format(composed.title), tuple(paragraphs))


def path_of(endpoint: str | None, thing: UUID | None) -> str | None:
    """Return the path of a place in the house; nothing if there is no such place any more."""
    rules = current_app.url_map._rules_by_endpoint.get(endpoint or "", [])
    for rule in rules:
        names = sorted(rule.arguments)
        if len(names) == (0 if thing is None else 1):
            built = rule.build(dict.fromkeys(names, thing), append_unknown=False)
            return built[1] if built else None
    return None


def address_of(message: OutboxMessage) -> str | None:
    """Return the whole address of a message's place, as it stands in a letter."""
    path = path_of(message.place, message.place_id)
    return f"{config().public_url}{path}" if path else None


def _fill(text: str, values: dict[str, str]) -> str:
    # The values come last: what looks like a placeholder in somebody's name stays what it is.
    return text.format_map(values)
