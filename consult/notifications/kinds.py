"""Kinds of messages: what each may tell, and in which words.

A kind is made once, by the room `messages` of the package it is about, and its key is never
changed: rows hold it. Its facts are declared; nothing else can be put into a message.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from consult.foundation.words import Worded, Words
from consult.i18n import dates

NAME_LENGTH = 120
CODE = re.compile(r"[\w-]{1,60}")
KEY = re.compile(r"[a-z]+(-[a-z]+)*")
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Categories of characters that a name has no use for: they steer, hide, or break a line."""


class Fact(StrEnum):
    """What a placeholder of a text may hold. Nobody's sentence is among it."""

    CODE = "code"
    """A consultation's code."""
    NAME = "name"
    """The name of a professional, a team or an agency."""
    COUNT = "count"
    DAY = "day"
    MOMENT = "moment"


FactType = Fact | type[Worded]
"""A `Worded` kind is stored as its value and said in the receiver's language."""


class Need(Worded):
    """How much a message wants of its receiver; her own wish is set against it."""

    TELLS = "tells", "Tiedoksi", "För kännedom", "For information"
    ASKS = "asks", "Odottaa sinua", "Väntar på dig", "Waits for you"
    OWES = "owes", "Lähetetään aina", "Skickas alltid", "Always sent"
    """What she must be told whatever she wishes: a way in, a change of her keys."""


class Reminders(Worded):
    """How much somebody wants by mail. All of it stands on her page of messages anyway."""

    ALL = "all", "Kaikki viestit", "Alla meddelanden", "Every message"
    NEEDED = (
        "needed",
        "Vain ne, jotka odottavat minua",
        "Bara de som väntar på mig",
        "Only what waits for me",
    )
    NONE = "none", "Ei sähköpostia", "Ingen e-post", "Nothing by mail"

    def want(self, need: Need) -> bool:
        """Tell whether somebody with this wish is mailed what has this need."""
        wanted = {self.ALL: {Need.TELLS, Need.ASKS}, self.NEEDED: {Need.ASKS}}
        return need is Need.OWES or need in wanted.get(self, set())


LOOK = Words("Avaa", "Öppna", "Open")


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One thing somebody is told. `subject` and `body` have `{fact}` where a fact stands."""

    key: str
    subject: Words
    body: Words
    facts: Mapping[str, FactType] = field(default_factory=dict)
    need: Need = Need.TELLS
    door: Words = LOOK
    """What stands before the link."""
    to_oneself: bool = False
    """Whether it is also sent to whoever did the deed herself."""
    for_calendar: bool = False
    """Whether it only carries an entry for her calendar: a letter, and nothing new on screen."""


KINDS: dict[str, MessageKind] = {}


class TwoKinds(Exception):
    """Two kinds of messages have the same key."""


def kind(key: str, *, subject: Words, body: Words, **more: Any) -> MessageKind:
    """Make a kind, once, at import; `more` are the other fields of `MessageKind`."""
    made = MessageKind(key, subject, body, **more)
    if not KEY.fullmatch(key) or KINDS.setdefault(key, made) != made:
        raise TwoKinds(key)
    return made


def keep(kind: MessageKind, given: Mapping[str, Any]) -> dict[str, str | int]:
    """Return the facts as they are stored.

    Raises:
        ValueError: one is missing, unknown, or not what the kind declares.

    """
    if set(given) != set(kind.facts):
        raise ValueError(f"{kind.key} takes {sorted(kind.facts)}, not {sorted(given)}")
    return {name: _kept(name, kind.facts[name], value) for name, value in given.items()}


def said(kind: MessageKind, kept: Mapping[str, Any], language: str) -> dict[str, str]:
    """Return the stored facts as the receiver reads them."""
    return {name: _said(kind.facts[name], value, language) for name, value in kept.items()}


def clean_name(name: str) -> str:
    """Return a name in one line, without anything that steers a mail or a screen."""
    # An encoded word would be read as something else than it looks like.
    return clean_line(name.replace("=?", " ").replace("?=", " "))[:NAME_LENGTH]


def clean_line(text: str) -> str:
    """Return a text in one line, without characters that steer, hide or break it."""
    seen = "".join(
        " " if unicodedata.category(each) in UNSEEN else each
        for each in unicodedata.normalize("NFC", text)
    )
    return " ".join(seen.split())


def _kept(name: str, wanted: FactType, value: Any) -> str | int:
    if not isinstance(wanted, Fact):
        return wanted.of(value).value
    if wanted is Fact.COUNT and type(value) is int:
        return value
    if wanted is Fact.MOMENT and isinstance(value, datetime) and value.tzinfo:
        return value.isoformat()
    if wanted is Fact.DAY and type(value) is date:
        return value.isoformat()
    if wanted is Fact.NAME and isinstance(value, str) and clean_name(value):
        return clean_name(value)
    if wanted is Fact.CODE and isinstance(value, str) and CODE.fullmatch(value):
        return value
    raise ValueError(f"{name} is not a {wanted}")


def _said(wanted: FactType, value: Any, language: str) -> str:
    if not isinstance(wanted, Fact):
        return wanted.of(value).words.say(language)
    if wanted is Fact.MOMENT:
        return dates.occasion(datetime.fromisoformat(value), language)
    if wanted is Fact.DAY:
        return dates.weekday(date.fromisoformat(value), language)
    return str(value)
