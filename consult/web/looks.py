"""Looking that is a deed of its own: who reads the log is written into the log, too.

A page that only reads may not write. It leaves word here, and the word is written when its reading
is over, before the answer leaves, as the read entries are.
"""

from collections.abc import Callable

from flask import g

Word = Callable[[], None]


def keep(word: Word) -> None:
    """Have `word` – an operation that only records – called when this page has been read."""
    g.setdefault("looks", []).append(word)


def taken() -> list[Word]:
    """Return what is to be written, once."""
    found: list[Word] = g.pop("looks", [])
    return found
