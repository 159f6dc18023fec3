"""What the doctor says: what was looked at, how it is, and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consult.foundation.settings import Settings
from consult.foundation.words import Worded, Words


class Level(Worded):
    """How it is."""

    GOOD = "good", "kunnossa", "i ordning", "good"
    LOOK = "look", "katso", "se efter", "look"
    WRONG = "wrong", "vialla", "fel", "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `what_to_do` is there wherever something is to be done."""

    area: str
    """`clock`, `mail`, `disk`, `backups` …: a fixed word, for programs and for `docs/doctor.md`."""
    level: Level
    what: Words
    what_to_do: Words | None = None
    stops_upgrade: bool = False
    """Whether it would be unsafe to change tables before this is put right."""

    def as_json(self, language: str) -> dict[str, Any]:
        """Return it for a program to read, its words in one language."""
        return {
            "area": self.area,
            "level": self.level.value,
            "what": self.what.say(language),
            "what_to_do": self.what_to_do.say(language) if self.what_to_do else "",
            "stops_upgrade": self.stops_upgrade,
        }


Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Patient:
    """What is examined: an installation, on the machine whose kernel speaks in `proc`."""

    settings: Settings
    proc: Path = Path("/proc")


def worst(findings: Iterable[Finding]) -> Level:
    """Return the worst level among findings."""
    levels = {each.level for each in findings}
    return next((level for level in (Level.WRONG, Level.LOOK) if level in levels), Level.GOOD)


def in_words(number: float, *units: tuple[str, float]) -> str:
    """Write a number in the largest of the units that fits: `3 GiB`."""
    for name, size in units:
        if number >= size:
            return f"{number / size:.0f} {name}"
    return f"{number:.0f} {units[-1][0]}"


def size(number: float) -> str:
    """Write a number of bytes."""
    return in_words(number, ("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10))
