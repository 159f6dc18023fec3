"""On what ground a case is shown to somebody of another agency. Data, not law in code."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from consult.foundation.errors import BadFormat
from consult.foundation.words import Words

FILE = Path(__file__).parent / "grounds.toml"


@dataclass(frozen=True, slots=True)
class Ground:
    """A provision as the page proposes it: a sentence, its source, and when it was checked."""

    key: str
    words: Words
    source: str
    valid_from: date
    checked_on: date


@cache
def grounds(path: Path = FILE) -> dict[str, Ground]:
    """Return the grounds in the order of the file.

    Raises:
        BadFormat: a ground is incomplete; file and key are named.

    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {key: _ground(key, entry) for key, entry in table.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadFormat(f"{path.name}: {error}") from error


def _ground(key: str, entry: dict[str, object]) -> Ground:
    words = Words.read({name: entry.get(name, "") for name in ("fi", "sv", "en")}, key)
    return Ground(
        key=key,
        words=words,
        source=str(entry["source"]),
        valid_from=_day(key, entry, "valid_from"),
        checked_on=_day(key, entry, "checked_on"),
    )


def _day(key: str, entry: dict[str, object], name: str) -> date:
    day = entry.get(name)
    if not isinstance(day, date):
        raise ValueError(f"{key}.{name}: a date is missing")
    return day
