"""The fields of expertise, and how they answer to the sectors of the participant roster."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from consult.foundation.words import Words

FIELDS_FILE = Path(__file__).parent / "fields.toml"


@cache
def fields() -> dict[str, Words]:
    """Return the fields of expertise in their order: key and words."""
    listed = tomllib.loads(FIELDS_FILE.read_text(encoding="utf-8"))["field"]
    return {
        entry["key"]: Words.read({name: entry.get(name) for name in ("fi", "sv", "en")}, "field")
        for entry in sorted(listed, key=lambda entry: int(entry["order"]))
    }


@cache
def sector_by_field() -> dict[str, str]:
    """Return the sector that each field answers to."""
    listed = tomllib.loads(FIELDS_FILE.read_text(encoding="utf-8"))["field"]
    return {entry["key"]: entry["sector"] for entry in listed}


def fields_of_sectors(sectors: Iterable[str]) -> set[str]:
    """Return the fields that answer to any of these sectors."""
    wished = set(sectors)
    return {field for field, sector in sector_by_field().items() if sector in wished}
