"""The manual for those who use the house: pages of `docs/manual`, in Finnish and in Swedish."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from consult import privacy
from consult.foundation.words import Words

PAGES = Path(__file__).resolve().parents[2] / "docs" / "manual"
WRITTEN_IN = ("fi", "sv")

CHAPTERS: tuple[str, ...] = (
    "coming-in",
    "signing-in",
    "asking",
    "planning",
    "preparing",
    "meeting-day",
    "minutes",
    "family",
    "circle",
    "deputies",
    "names",
    "drafts",
    "messages",
)
"""In the order in which somebody new needs them."""

TITLE = Words("Käyttöohje", "Bruksanvisning", "Manual")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the manual."""

    name: str
    language: str
    title: str
    text: Markup


def language_for(reader: str) -> str:
    """Return in which language somebody reads the manual who reads pages in another."""
    return reader if reader in WRITTEN_IN else WRITTEN_IN[0]


def chapter(page: str) -> Chapter | None:
    """Return a chapter by its language and name, `fi/circle`, if there is such a one."""
    language, _, name = page.partition("/")
    return _read(language, name) if language in WRITTEN_IN and name in CHAPTERS else None


def contents(language: str) -> list[Chapter]:
    """Return all chapters, in their order."""
    return [_read(language, name) for name in CHAPTERS]


@cache
def _read(language: str, name: str) -> Chapter:
    heading, _, text = (PAGES / language / f"{name}.md").read_text("utf-8").partition("\n")
    return Chapter(name, language, heading.removeprefix("# "), privacy.render_page(text))
