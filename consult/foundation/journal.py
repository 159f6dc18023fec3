"""The log for those who run the machine: one line of JSON an event, with fields from a list.

A text may say anything; so none is written but the program's own. Of a record the words in the
source stand in the line, never what would be filled into them; of an exception its kind and its
place, never its message; and beside them the fields of `FIELDS`, each of its own kind. Whatever
else comes along is left out. `docs/logging.md` describes each field.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO
from uuid import UUID

CODE = Path(__file__).resolve().parents[2]
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.:+-]{0,79}")
_NUMBER = re.compile(r"[0-9a-f]{8}")
_FIRST_WORDS = re.compile(r"[A-Za-z' ]{1,60}")
_LONGEST_EVENT = 160
_MOST_PLACES = 40
Trouble = tuple[type[BaseException], BaseException, TracebackType | None]


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _id(value: object) -> str | None:
    return value.hex if isinstance(value, UUID) else None


def _name(value: object) -> str | None:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else None


def _number(value: object) -> str | None:
    return value if isinstance(value, str) and _NUMBER.fullmatch(value) else None


FIELDS: Mapping[str, Callable[[object], int | str | None]] = {
    "attempt": _count,
    "cause": _name,
    "endpoint": _name,
    "grant": _id,
    "kind": _name,
    "letter": _id,
    "number": _number,
    "passkey": _id,
    "person": _id,
    "seconds": _count,
    "space": _id,
}
"""What may stand in a line beside its head, and what each has to be. Anything else is left out."""


def places_of(trace: TracebackType | None) -> list[str]:
    """Return where an exception came through: file, line and function, and nothing of a text."""
    frames = traceback.extract_tb(trace)[-_MOST_PLACES:]
    return [f"{_file(one.filename)}:{one.lineno} {one.name}" for one in frames]


def _file(name: str) -> str:
    path = Path(name)
    if path.is_relative_to(CODE) and "site-packages" not in path.parts:
        return str(path.relative_to(CODE))
    return "/".join(path.parts[-2:])


def line_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return what of a record may be written."""
    line: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record),
        "process": record.process,
    }
    for name, kept in FIELDS.items():
        value = kept(getattr(record, name, None))
        if value is not None:
            line[name] = value
    if record.exc_info and record.exc_info[0] is not None:
        line |= of_exception(record.exc_info)
    return line


def of_exception(trouble: Trouble) -> dict[str, Any]:
    """Return kind and place of an exception."""
    return {"error": trouble[0].__name__, "places": places_of(trouble[2])}


def _event(record: logging.LogRecord) -> str:
    """Return the words of the source.

    Other people's programs may fill a sentence before they hand it over: of the server's the
    first words stand there, up to the first sign that is no letter; of others' none.
    """
    words = record.msg if isinstance(record.msg, str) else ""
    part = record.name.split(".")[0]
    if part == "consult":
        return words[:_LONGEST_EVENT]
    said = _FIRST_WORDS.match(words) if part == "gunicorn" else None
    return said.group().strip() if said else "something was logged by another part"


class Journal(logging.Formatter):
    """Writes a record as a line of JSON. It never fails, for a failure would be logged as it is."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        try:
            line = line_of(record)
        except Exception as error:
            line = {"level": "error", "event": "a line was lost", "error": type(error).__name__}
        return json.dumps(line, ensure_ascii=True)


class ToStderr(logging.StreamHandler[TextIO]):
    """Writes to what is the error channel now, not when it was made."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)
        self.setFormatter(Journal())

    @property
    def stream(self) -> TextIO:
        """The error channel."""
        return sys.stderr

    @stream.setter
    def stream(self, value: TextIO) -> None:
        """Stay with it."""


def lay(level: int = logging.WARNING) -> None:
    """Let everything that is logged in this process become a line of the journal, once."""
    root = logging.getLogger()
    logging.raiseExceptions = False
    if not any(isinstance(handler, ToStderr) for handler in root.handlers):
        root.addHandler(ToStderr())
    logging.getLogger("consult").setLevel(level)


def lay_for_the_last() -> None:
    """Write also what nobody caught as a line: Python would print its message."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("consult").critical("stopped by a fault", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
