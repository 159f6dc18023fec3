"""The provisions a deed may rest on, read from `provisions.toml` and proposed as a sentence."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from consult.foundation import clock
from consult.foundation.errors import Misconfigured
from consult.foundation.words import Words

FILE = Path(__file__).with_name("provisions.toml")
KEYS = frozenset({"key", "valid-from", "checked-on", "source", "for", "name", "sentence"})


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision as it holds from a day on."""

    key: str
    """What a row of the log stores; never reused for another provision."""
    name: Words
    sentence: Words
    valid_from: date
    checked_on: date
    source: str
    occasions: tuple[str, ...]


def provisions(on: date | None = None) -> tuple[Provision, ...]:
    """Return every provision in force on a day (today, if none is given), in the file's order."""
    day = on or clock.today()
    in_force = {}
    for each in sorted(_all(), key=lambda provision: provision.valid_from):
        if each.valid_from <= day:
            in_force[each.key] = each
    order = list(dict.fromkeys(each.key for each in _all()))
    return tuple(in_force[key] for key in order if key in in_force)


def provision(key: str, on: date | None = None) -> Provision | None:
    """Return the provision of that key as it stood on a day."""
    return next((each for each in provisions(on) if each.key == key), None)


def propose(occasion: str, on: date | None = None) -> Provision | None:
    """Propose a provision for an occasion, such as the key of a meeting format.

    A proposal only: the person decides, and may name another.
    """
    return next((each for each in provisions(on) if occasion in each.occasions), None)


def read(text: str, where: str) -> tuple[Provision, ...]:
    """Read a file of provisions.

    Raises:
        Misconfigured: something is missing, unknown or said twice; file and key are named.

    """
    try:
        rows = tomllib.loads(text)["provision"]
        found = tuple(_one(row) for row in rows)
    except (KeyError, TypeError, ValueError) as error:
        raise Misconfigured(f"{where}: {error}") from error
    if len({(each.key, each.valid_from) for each in found}) < len(found):
        raise Misconfigured(f"{where}: a provision is given twice for the same day")
    return found


@cache
def _all() -> tuple[Provision, ...]:
    return read(FILE.read_text(encoding="utf-8"), FILE.name)


def _one(row: dict[str, Any]) -> Provision:
    if set(row) != KEYS:
        raise ValueError(f"{row.get('key', '?')}: keys differ: {sorted(set(row) ^ KEYS)}")
    for name in ("valid-from", "checked-on"):
        if not isinstance(row[name], date):
            raise TypeError(f"{row['key']}.{name}: not a day")
    return Provision(
        key=row["key"],
        name=Words.read(row["name"], f"{row['key']}.name"),
        sentence=Words.read(row["sentence"], f"{row['key']}.sentence"),
        valid_from=row["valid-from"],
        checked_on=row["checked-on"],
        source=row["source"],
        occasions=tuple(row["for"]),
    )
