"""What goes on paper: a tree of plain blocks, printed as a page or as a PDF from one description.

A rule of a package composes a `Paper`; a view answers with `pdf_answer(paper, "poytakirja.pdf")` of
`documents.pdf`, a template shows it with `{% from "components/paper.html" import paper %}`. Its
title is a fixed word ("Pöytäkirja"), never a text of a case: it stands in the file's properties.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar

KEPT = frozenset("\n\u200c")
"""Line ends, and the mark that keeps two letters apart in Persian and Kurdish."""
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
"""Categories of characters that steer, hide or break what stands on paper."""
DEEPEST = 4


@dataclass(frozen=True)
class Gap:
    """Something to be filled in by hand, shown as `[…]` within a text."""

    text: str


Text = str | Sequence[str | Gap]
"""Plain words, or words and gaps one after another. Nothing in them is ever markup."""


class _Visible:
    """Keeps only what can be seen: no direction marks, no zero-width or control characters."""

    def __post_init__(self) -> None:
        for one in fields(self):  # type: ignore[arg-type]  # each heir is a dataclass
            object.__setattr__(self, one.name, _visible(getattr(self, one.name)))


@dataclass(frozen=True)
class Heading(_Visible):
    """A heading below the title; the title itself is of level 1."""

    kind: ClassVar[str] = "heading"
    text: Text
    level: int = 2


@dataclass(frozen=True)
class Paragraph(_Visible):
    """A paragraph; its line ends stay line ends."""

    kind: ClassVar[str] = "paragraph"
    text: Text


@dataclass(frozen=True)
class Bullets(_Visible):
    """A list of things."""

    kind: ClassVar[str] = "bullets"
    items: Sequence[Text]


@dataclass(frozen=True)
class Facts(_Visible):
    """Names and values, one beneath the other."""

    kind: ClassVar[str] = "facts"
    rows: Sequence[tuple[Text, Text]]


@dataclass(frozen=True)
class Table(_Visible):
    """A table with a row of headings, and rows as long as that one. The caption names it.

    `widths` are the shares of the columns; without them each is as wide as it needs, the last as
    wide as is left.
    """

    kind: ClassVar[str] = "table"
    header: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    caption: Text = ""
    widths: Sequence[int] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.widths and len(self.widths) != len(self.header):
            raise ValueError("a table has not as many widths as columns")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("a row of a table is not as long as its headings")

    @property
    def spoken(self) -> str:
        """What a screen reader calls it: its caption, or its headings."""
        return plain(self.caption) or ", ".join(plain(cell) for cell in self.header)


@dataclass(frozen=True)
class Lines(_Visible):
    """Empty lines to write on, with what is asked above them."""

    kind: ClassVar[str] = "lines"
    label: Text
    count: int = 3


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""

    kind: ClassVar[str] = "pagebreak"


Block = Heading | Paragraph | Bullets | Facts | Table | Lines | PageBreak


@dataclass(frozen=True)
class Paper(_Visible):
    """One document: its title, its language (fi, sv, en, se, smn, sms), its blocks.

    The note stands small beneath the title and at the foot of each page.
    """

    title: str
    language: str
    blocks: Sequence[Block]
    note: str = ""

    @property
    def levelled(self) -> list[tuple[Block, int]]:
        """Each block with its level: of headings none is skipped on the way down, others have 0."""
        found, above = [], 1
        for block in self.blocks:
            if isinstance(block, Heading):
                above = max(2, min(block.level, above + 1, DEEPEST))
            found.append((block, above if isinstance(block, Heading) else 0))
        return found


def parts(text: Text) -> list[str | Gap]:
    """Return a text as its pieces."""
    return [text] if isinstance(text, str) else list(text)


def plain(text: Text) -> str:
    """Return a text in one piece, gaps in square brackets."""
    return "".join(one if isinstance(one, str) else f"[{one.text}]" for one in parts(text))


def _visible(value: Any) -> Any:
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        text = unicodedata.normalize("NFC", text)
        return "".join(c for c in text if c in KEPT or unicodedata.category(c) not in UNSEEN)
    if isinstance(value, Gap):
        return Gap(_visible(value.text))
    if isinstance(value, Sequence):
        return tuple(_visible(one) for one in value)
    return value
