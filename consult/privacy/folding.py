"""One text, two views: as it will be stored, and as the recognisers read it.

Stored is NFC without anything invisible. Control and format characters (categories Cc and Cf:
NUL, zero-width and bidi marks, soft hyphens) are taken out rather than refused, because pasted
text brings them and nobody can find what cannot be seen; every kind of line end becomes one
newline, a tab stays. More than eight combining marks on one letter, and lone surrogates, are
damage and do not survive.

The recognisers read a *folded* view: NFKC per letter, every digit an ASCII digit, every dash a
hyphen, every space a space, Cyrillic and Greek look-alikes as Latin, and nothing invisible. The
fold remembers where each of its characters stood, so that a finding points into what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

MOST_MARKS = 8
"""More on one letter is no writing; it also keeps normalisation linear."""
LONGEST_LETTER = 64
"""A letter with its marks and what hides between them; the rest of a longer one is damage."""
MOST_EXPANDED = 4
"""A sign that unfolds into more is a ligature of words and hides no number."""

_LINE_ENDS = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_PLAIN = "\n\t\x20-\x7e\u00c0-\u00ff\u0100-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
_IGNORABLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
_TWINS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο−⁄。",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo-/.",
)


def _is_invisible(char: str) -> bool:
    if char in "\n\t\r":
        return False
    return char in _IGNORABLE or unicodedata.category(char) in ("Cc", "Cf")


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me") or unicodedata.combining(char) != 0


def _ranges(codes: Iterable[int]) -> str:
    """Write code points as the inside of a regular expression's class."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in runs)


def _is_tail(code: int) -> bool:
    char = chr(code)
    return char not in "\x0b\x0c\x85" and (_is_invisible(char) or _is_mark(char))


_PLANES = (*range(0x20000), *range(0xE0000, 0xE0200))
_TAIL = _ranges(code for code in _PLANES if _is_tail(code))
_PIECES = re.compile(f"({_LINE_ENDS})|([{_PLAIN}]+)(?![{_TAIL}])|[\\s\\S][{_TAIL}]*")


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """The recognisers' view of a text, and the way back."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a stretch of the folded text into one of the text as typed."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return the recognisers' view of `text`, in linear time."""
    parts: list[str] = []
    starts, ends = array("l"), array("l")
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        if piece[2]:
            parts.append(piece[2])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
            continue
        folded = "\n" if piece[1] else _fold_letter(piece[0][:LONGEST_LETTER])
        parts.append(folded)
        end = start + len(_without_invisible_end(piece[0]))
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    return Folded("".join(parts), starts, ends)


def tidy(text: str) -> str:
    """Return `text` as it may be stored."""
    pieces = (
        piece[2] or ("\n" if piece[1] else _visible(piece[0][:LONGEST_LETTER]))
        for piece in _PIECES.finditer(text)
    )
    return unicodedata.normalize("NFC", "".join(pieces))


@lru_cache(maxsize=4096)
def _visible(letter: str) -> str:
    shown = [char for char in letter if not _is_invisible(char)]
    return "".join(
        "\ufffd" if unicodedata.category(char) == "Cs" else char for char in shown[: MOST_MARKS + 1]
    )


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    visible = _visible(letter)
    unfolded = unicodedata.normalize("NFKC", visible)
    if len(unfolded) > MOST_EXPANDED + MOST_MARKS:
        unfolded = visible
    base = "".join(char for char in unfolded if not _is_mark(char))
    return "".join(map(_fold_char, base)).translate(_TWINS)


def _fold_char(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    return {"Pd": "-", "Zs": " "}.get(category, char)


def _without_invisible_end(letter: str) -> str:
    end = len(letter)
    while end > 1 and _is_invisible(letter[end - 1]):
        end -= 1
    return letter[:end]
