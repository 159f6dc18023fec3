"""Reading a table of a format file: every complaint names the file and the key."""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from consult.foundation.errors import BadFormat
from consult.foundation.words import Worded, Words

W = TypeVar("W", bound=Worded)


class Table:
    """One table of a file. What nobody asked for is a mistake, and `finish()` says so."""

    def __init__(self, raw: dict[str, Any], file: str, path: str = "") -> None:
        self._raw = dict(raw)
        self._file = file
        self._path = path

    def refuse(self, key: str, why: str) -> NoReturn:
        """Complain about a key of this table."""
        raise BadFormat(f"{self._file}: {self._path}{key}: {why}")

    def text(self, key: str) -> str:
        """Take a text."""
        value = self._take(key, str)
        return str(value) if value.strip() else self.refuse(key, "is empty")

    def truth(self, key: str, *, otherwise: bool | None = None) -> bool:
        """Take true or false; `otherwise` where it may be left out."""
        if otherwise is not None and key not in self._raw:
            return otherwise
        return bool(self._take(key, bool))

    def number(self, key: str, least: int, most: int) -> int:
        """Take a whole number from `least` to `most`."""
        value = self._take(key, int)
        if isinstance(value, bool) or not least <= value <= most:
            self.refuse(key, f"must be a whole number from {least} to {most}")
        return int(value)

    def words(self, key: str) -> Words:
        """Take a text in the three languages."""
        try:
            return Words.read(self._take(key, dict), key)
        except ValueError as error:
            raise BadFormat(f"{self._file}: {self._path}{error}") from None

    def one_of(self, key: str, kind: type[W]) -> W:
        """Take a member of `kind`."""
        return self._member(key, kind, self._take(key, str))

    def members(self, key: str, kind: type[W]) -> tuple[W, ...]:
        """Take a list of different members of `kind`."""
        return tuple(self._member(key, kind, value) for value in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of different texts."""
        values = self._take(key, list)
        if not all(isinstance(value, str) and value for value in values):
            self.refuse(key, "must be a list of texts")
        if len(set(values)) < len(values):
            self.refuse(key, "says something twice")
        return tuple(values)

    def tables(self, key: str) -> list["Table"]:
        """Take a list of tables, numbered from one in complaints."""
        values = self._take(key, list)
        if not values or not all(isinstance(value, dict) for value in values):
            self.refuse(key, "must be a list of tables, [[" + key + "]]")
        return [
            Table(value, self._file, f"{self._path}{key} {place}: ")
            for place, value in enumerate(values, start=1)
        ]

    def finish(self) -> None:
        """Complain about what is left."""
        for key in self._raw:
            self.refuse(key, "unknown key")

    def _take(self, key: str, kind: type) -> Any:
        if key not in self._raw:
            self.refuse(key, "is missing")
        value = self._raw.pop(key)
        if not isinstance(value, kind):
            self.refuse(key, f"must be {_KINDS[kind]}")
        return value

    def _member(self, key: str, kind: type[W], value: str) -> W:
        try:
            return kind.of(value)
        except ValueError:
            self.refuse(key, f"unknown: {value!r}. Known: {_listed(kind)}")


_KINDS: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table with fi, sv and en",
}


def _listed(kind: Iterable[Worded]) -> str:
    return ", ".join(member.value for member in kind)
