"""The library of prompts: questions, rules and perspectives that a facilitator puts into a phase.

They lie in `prompts.toml`, in three languages, so that a practitioner can read and propose one.
What was put into a phase is a copy and may be changed; the library may change at any time.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consult.formats.table import Table
from consult.foundation.errors import BadFormat
from consult.foundation.words import Worded, Words

SHIPPED = Path(__file__).with_name("prompts.toml")


class PromptKind(Worded):
    """What a prompt is for."""

    CIRCULAR = (
        "circular",
        "Sirkulaariset kysymykset",
        "Cirkulära frågor",
        "Circular questions",
    )
    ANTICIPATION = (
        "anticipation",
        "Ennakoivat kysymykset: hyvästä tulevaisuudesta",
        "Frågor från en god framtid",
        "Anticipation questions: from a good future",
    )
    REFLECTING = (
        "reflecting",
        "Reflektoinnin pelisäännöt",
        "Regler för reflektionen",
        "Rules of reflecting",
    )
    PERSPECTIVE = (
        "perspective",
        "Näkökulmaroolit: kenen korvin kuuntelet",
        "Perspektivroller: med vems öron du lyssnar",
        "Perspective roles: with whose ears you listen",
    )


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt of the library."""

    key: str
    kind: PromptKind
    text: Words


@cache
def prompts() -> dict[PromptKind, tuple[Prompt, ...]]:
    """Return the library that ships with the house, by kind, in the order of the file."""
    return load_prompts(SHIPPED)


def find_prompt(key: str) -> Prompt | None:
    """Return a prompt by its key."""
    return next((one for kind in prompts().values() for one in kind if one.key == key), None)


def load_prompts(path: Path) -> dict[PromptKind, tuple[Prompt, ...]]:
    """Read a library.

    Raises:
        BadFormat: the file is wrong; the message names it, the prompt and the key.

    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFormat(f"{path.name}: {error}") from error
    file = Table(raw, path.name)
    found = [_read(table) for table in file.tables("prompt")]
    file.finish()
    if len({one.key for one in found}) < len(found):
        file.refuse("prompt", "two prompts have the same key")
    return {kind: tuple(one for one in found if one.kind is kind) for kind in PromptKind}


def _read(table: Table) -> Prompt:
    prompt = Prompt(table.text("key"), table.one_of("kind", PromptKind), table.words("text"))
    table.finish()
    return prompt
