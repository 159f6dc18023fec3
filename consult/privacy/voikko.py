"""Voikko: what a Finnish word is a form of. The only import of libvoikko in the house.

It is opened at the first question and tried out before, in a child process: a damaged dictionary
ends the process that reads it, and that must not be the server. A dictionary that does not know
`Matille` as a form of `Matti` is none. A handle serves one thread at a time, hence the lock. What
it said about a word is remembered in this process's memory for the next time, about a bounded
number of words, and nowhere else: never on a disk, never in a log.
"""

from __future__ import annotations

import os
import signal
import threading
from functools import lru_cache
from typing import Any, NamedTuple

import libvoikko

LANGUAGE = "fi"
LONGEST_WORD = 60
"""A longer one is no word that anybody would inflect; it is not asked about."""
REMEMBERED = 16_384
GIVEN_NAME, SURNAME, PLACE = "etunimi", "sukunimi", "paikannimi"
OTHER_NAME, ABBREVIATION = "nimi", "lyhenne"

BROKEN = "dictionary"
_LONGEST_TRIAL = 10
"""Seconds."""
_TRIED = (
    *("Matille", "Virtasten", "Helsingissäkin", "lastensuojeluntarpeen", "äidinkielenopettajalle"),
    *(
        "yöttömissä",
        "juoksennellaan",
        "gorillalla",
        "xylofoni",
        "Åbergille",
        "zzz",
        "kuusikymmentä",
    ),
)

_lock = threading.RLock()


class Reading(NamedTuple):
    """One way to read a word."""

    base: str
    kind: str
    """Voikko's class of the word: `etunimi`, `nimisana`, `teonsana` and so on."""
    case: str
    plural: bool
    clitic: str
    possessive: str


class Handle:
    """An opened Voikko, or why there is none."""

    def __init__(self, path: str | None = None) -> None:
        """Open Voikko; a dictionary in `path` goes before the machine's own."""
        self.problem = ""
        self._voikko: Any = None
        if not _survives(path):
            self.problem = BROKEN
            return
        try:
            self._voikko = libvoikko.Voikko(LANGUAGE, path)
        except (OSError, libvoikko.VoikkoException) as error:
            self.problem = type(error).__name__
        else:
            if not any(r.base == "Matti" and r.kind == GIVEN_NAME for r in self.read("Matille")):
                self._voikko, self.problem = None, BROKEN

    def read(self, word: str) -> tuple[Reading, ...]:
        """Return every way to read a word."""
        return tuple(_reading(found) for found in self._voikko.analyze(word))


def _survives(path: str | None) -> bool:
    """Try Voikko out in a child: a damaged dictionary ends the process that reads it."""
    child = os.fork()
    if child == 0:
        signal.alarm(_LONGEST_TRIAL)
        try:
            tried = libvoikko.Voikko(LANGUAGE, path)
            for word in _TRIED:
                tried.analyze(word)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)


def _reading(found: dict[str, str]) -> Reading:
    return Reading(
        found.get("BASEFORM", ""),
        found.get("CLASS", ""),
        found.get("SIJAMUOTO", ""),
        found.get("NUMBER") == "plural",
        found.get("FOCUS", "") or ("ko" if found.get("KYSYMYSLIITE") else ""),
        found.get("POSSESSIVE", ""),
    )


_handle: Handle | None = None


def _opened() -> Handle:
    global _handle
    with _lock:
        if _handle is None:
            _handle = Handle()
        return _handle


def is_there() -> bool:
    """Tell whether Voikko and its Finnish dictionary answer."""
    return not problem()


def problem() -> str:
    """Name what is wrong with it; empty when nothing is."""
    return _opened().problem


def readings(word: str) -> tuple[Reading, ...]:
    """Return every way to read a word; none for one that Voikko does not know, or without it."""
    if len(word) > LONGEST_WORD or not is_there():
        return ()
    return _remembered(word)


@lru_cache(maxsize=REMEMBERED)
def _remembered(word: str) -> tuple[Reading, ...]:
    with _lock:
        return _opened().read(word)


def forget_words() -> None:
    """Forget what was said about every word."""
    _remembered.cache_clear()


def forget() -> None:
    """Forget every word, and close: the next question opens Voikko again."""
    global _handle
    with _lock:
        _handle = None
        forget_words()
