"""A team's own version of a format: the same schema as a file of the catalogue, kept as a text.

It is written in one language, which then stands for all three; words that nobody changed keep
theirs. It is read back with the same checks as a file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from consult.formats.loader import read_format
from consult.formats.models import Format, Phase, Place, Role, Yield
from consult.foundation.words import Worded, Words

NO_PROMPT = Words("–", "–", "–")
"""Stands where a phase has no prompt: the schema leaves no text empty."""
SOURCE = Words(
    "Tiimin oma muoto, tehty pohjasta:",
    "Teamets egen form, gjord utgående från:",
    "A team's own version, made from:",
)


@dataclass(frozen=True, slots=True)
class OwnPhase:
    """One phase as the team wants it, in the language of whoever wrote it."""

    key: str
    """Of which phase it is a changed one; empty for one that was added."""
    title: str
    prompt: str
    minutes: int
    speaks: tuple[Role, ...]
    listens: tuple[Role, ...]
    yields: Yield


@dataclass(frozen=True, slots=True)
class OwnWish:
    """What a team wants its own version to be."""

    title: str
    required_roles: tuple[Role, ...]
    sectors: tuple[str, ...]
    phases: Sequence[OwnPhase]
    language: str


def own_version(origin: Format, base: Format, place: Place, wish: OwnWish) -> Format:
    """Return a version of `base`; words nobody changed are those of `origin`.

    Raises:
        BadFormat: it contradicts itself.

    """
    phases = _phases(origin, wish)
    taking_part = [role for phase in phases for role in (*phase.speaks, *phase.listens)]
    known = dict.fromkeys((*base.roles, *(one for one in taking_part if not one.is_group)))
    made = replace(
        base,
        key=place[0],
        version=place[1],
        title=_all(wish.title) if wish.title != origin.title.say(wish.language) else origin.title,
        source=_joined(SOURCE, base.title),
        minutes=sum(phase.minutes for phase in phases),
        required_roles=wish.required_roles,
        optional_roles=tuple(role for role in known if role not in wish.required_roles),
        sectors=wish.sectors,
        phases=phases,
        finished=True,
    )
    return read_own(as_text(made), place)


def as_text(format_: Format) -> str:
    """Write a format in the schema of the catalogue, as JSON."""
    raw = {
        "phase" if name == "phases" else name: _plain(value)
        for name, value in asdict(format_).items()
    }
    return json.dumps(raw, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=256)
def read_own(text: str, place: Place) -> Format:
    """Read a version back, with all the checks of the catalogue.

    Raises:
        BadFormat: it contradicts itself.

    """
    return read_format(json.loads(text), f"{place[0]}.v{place[1]}", place)


def _phases(origin: Format, wish: OwnWish) -> tuple[Phase, ...]:
    before = {phase.key: phase for phase in origin.phases}
    found: dict[str, Phase] = {}
    for number, one in enumerate(wish.phases, start=1):
        was = before.get(one.key) if one.key not in found else None
        key = was.key if was else _free(f"own-{number}", found, before)
        found[key] = Phase(
            key=key,
            title=_kept(one.title, was.title if was else None, wish.language),
            minutes=one.minutes,
            speaks=one.speaks,
            listens=one.listens,
            purpose=was.purpose if was else one.yields.words,
            prompt=_kept(one.prompt, was.prompt if was else None, wish.language),
            yields=one.yields,
        )
    return tuple(found.values())


def _free(key: str, *taken: Mapping[str, Phase]) -> str:
    while any(key in some for some in taken):
        key += "b"
    return key


def _kept(text: str, was: Words | None, language: str) -> Words:
    """Return the words as they were if nobody changed them, else the text for all languages."""
    if was is not None and " ".join(text.split()) == " ".join(was.say(language).split()):
        return was
    return _all(text) if text.strip() else NO_PROMPT


def _all(text: str) -> Words:
    return Words(text, text, text)


def _joined(one: Words, other: Words) -> Words:
    return Words(f"{one.fi} {other.fi}", f"{one.sv} {other.sv}", f"{one.en} {other.en}")


def _plain(value: Any) -> Any:
    if isinstance(value, Worded):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value
