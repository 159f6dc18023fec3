"""Names that the file and the house write differently: what comes near, and what was said."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from consult.imports.rules.columns import fold

MATCHED = ("team", "agency", "sector")
"""Columns whose names are matched by a person where they differ."""


def nearest(names: Iterable[str], called: Mapping[str, str]) -> dict[str, str]:
    """Return, for each name, what the house has that is written most alike; none is left out.

    `called` is the house's folded name and what is meant by it.
    """
    found: dict[str, str] = {}
    for name in names:
        alike = get_close_matches(fold(name), called, n=1, cutoff=0.6)
        if alike:
            found[name] = called[alike[0]]
    return found


def read_meanings(said: Iterable[str]) -> dict[str, dict[str, str]]:
    """Read `sector:Sivistys=school` and the like: by column, what each name means.

    Raises:
        ValueError: one is not written so.

    """
    heard: dict[str, dict[str, str]] = {}
    for text in said:
        column, _colon, rest = text.partition(":")
        name, equals, meant = rest.rpartition("=")
        if column not in MATCHED or not name.strip() or not equals:
            raise ValueError(f"{text!r} is not written like sector:Sivistys=school")
        heard.setdefault(column, {})[name.strip()] = meant.strip()
    return heard
