"""Drafts of notices, composed from facts: times, kinds and counts. What is not known is a gap."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consult.foundation.words import Words
from consult.incidents.rules.kinds import Step

FILE = Path(__file__).with_name("notices.toml")
GAP = "_" * 24
"""To be filled in by hand, after printing: here no free text about an incident is kept."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A draft in one language."""

    title: str
    parts: tuple[Part, ...]


def compose(step: Step, facts: Mapping[str, str], language: str) -> Notice:
    """Write the draft for somebody, in one language."""
    title, parts = _drafts()[step]
    values = {**facts, "gap": GAP}
    return Notice(
        title.say(language),
        tuple(
            Part(
                heading.say(language).format(**values),
                tuple(text.say(language).format(**values).split("\n")),
            )
            for heading, text in parts
        ),
    )


@cache
def _drafts() -> dict[Step, tuple[Words, list[tuple[Words, Words]]]]:
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["notice"]
    return {
        Step.of(one["step"]): (
            Words.read(one["title"], f"{one['step']}.title"),
            [
                (Words.read(part["heading"], "heading"), Words.read(part["text"], "text"))
                for part in one["part"]
            ],
        )
        for one in found
    }
