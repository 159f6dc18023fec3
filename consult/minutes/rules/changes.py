"""What differs between two versions, by lines, said in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from consult.foundation.words import Worded


class Change(Worded):
    """What became of a line."""

    REMOVED = "removed", "Poistettu", "Borttaget", "Removed"
    ADDED = "added", "Lisätty", "Tillagt", "Added"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that differs."""

    change: Change
    text: str


def changes(before: Sequence[str], after: Sequence[str]) -> list[Line]:
    """Return the lines that went and those that came, in their order; nothing where none did."""
    found: list[Line] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for what, first, last, begin, end in matcher.get_opcodes():
        if what != "equal":
            found += [Line(Change.REMOVED, line) for line in before[first:last]]
            found += [Line(Change.ADDED, line) for line in after[begin:end]]
    return found
