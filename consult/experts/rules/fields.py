"""Fields of expertise, ways of working, and the words under which somebody looks for them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from consult.foundation.words import Words

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One field or way of working: how it is called, and the beginnings of words that mean it."""

    words: Words
    needs: tuple[str, ...]
    sector: str = ""
    """Of a field: the sector of the participant roster that it answers to."""


@cache
def field_entries() -> Mapping[str, Entry]:
    """Return the fields of expertise in their order."""
    listed = _listed("fields.toml", "field")
    ordered = sorted(listed, key=lambda entry: int(entry["order"]))
    return MappingProxyType({entry["key"]: _entry(entry) for entry in ordered})


@cache
def method_entries() -> Mapping[str, Entry]:
    """Return the ways of working in their order."""
    return MappingProxyType(
        {entry["key"]: _entry(entry) for entry in _listed("methods.toml", "method")}
    )


@cache
def fields() -> dict[str, Words]:
    """Return the fields of expertise in their order: key and words."""
    return {key: entry.words for key, entry in field_entries().items()}


@cache
def methods() -> dict[str, Words]:
    """Return the ways of working in their order: key and words."""
    return {key: entry.words for key, entry in method_entries().items()}


@cache
def sector_by_field() -> dict[str, str]:
    """Return the sector that each field answers to."""
    return {key: entry.sector for key, entry in field_entries().items()}


def fields_of_sectors(sectors: Iterable[str]) -> set[str]:
    """Return the fields that answer to any of these sectors."""
    wished = set(sectors)
    return {field for field, sector in sector_by_field().items() if sector in wished}


def _listed(name: str, kind: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text(encoding="utf-8"))[kind]
    return listed


def _entry(entry: Mapping[str, Any]) -> Entry:
    words = Words.read({name: entry.get(name) for name in ("fi", "sv", "en")}, entry["key"])
    return Entry(words, tuple(entry["needs"]), entry.get("sector", ""))
