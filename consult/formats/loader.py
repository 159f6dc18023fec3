"""Loading the catalogue: `<key>.v<version>.toml`, one file a format, checked as a whole.

`released.txt` beside the files holds the digest of every released one; a test compares them,
because an item remembers key and version and must find the same words for ever.

A file that still has its released digest was checked before it was released, so it is read when
somebody asks for it. Any other is read and checked at once. That keeps the start quick however
many formats there are.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from consult.formats.models import Catalogue, Format, FormatKind, Phase, Place, Role, Yield
from consult.formats.sense import contradictions
from consult.formats.table import Table
from consult.foundation.errors import BadFormat

SHIPPED = Path(__file__).with_name("catalogue")
RELEASED = "released.txt"
_FILE_NAME = re.compile(r"(?P<key>[a-z][a-z0-9-]{1,38}[a-z0-9])\.v(?P<version>[1-9]\d{0,3})\.toml")
_PHASE_KEY = re.compile(r"[a-z][a-z0-9-]{1,38}")
LONGEST_ITEM, MOST_ITEMS = 480, 12


@cache
def catalogue() -> Catalogue:
    """Return the catalogue that ships with the house, read once."""
    return load_catalogue(SHIPPED)


def load_catalogue(folder: Path) -> Catalogue:
    """Return the formats of a folder, those that are not as they were released read already.

    Raises:
        BadFormat: a file is wrong; the message names the file and the key.

    """
    known = released(folder) if (folder / RELEASED).exists() else {}
    return Catalogue(dict(_placed(path, known) for path in sorted(folder.glob("*.toml"))))


def load_format(path: Path) -> Format:
    """Read one format.

    Raises:
        BadFormat: the file is wrong; the message names it and the key.

    """
    key, version = _place(path)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFormat(f"{path.name}: {error}") from error
    return read_format(raw, path.name, (key, version))


def read_format(raw: dict[str, Any], name: str, place: Place) -> Format:
    """Read a format from a table: a file of the catalogue, or a team's own version.

    Raises:
        BadFormat: it is wrong, or not the one of that key and version.

    """
    table, (key, version) = Table(raw, name), place
    format_ = _read(table)
    if format_.key != key:
        table.refuse("key", f"must be {key!r}, as the file's name says")
    if format_.version != version:
        table.refuse("version", f"must be {version}, as the file's name says")
    _check(table, format_)
    return format_


def digest(path: Path) -> str:
    """Return the digest that stands in `released.txt`, the same with any line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def released(folder: Path = SHIPPED) -> dict[str, str]:
    """Return the released files of a folder: name and digest."""
    lines = (folder / RELEASED).read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {name: digest_ for digest_, name in pairs}


def _placed(path: Path, known: dict[str, str]) -> tuple[Place, Callable[[], Format]]:
    """Return where a file stands and how it is read: later, if it is as it was released."""
    if known.get(path.name) == digest(path):
        return _place(path), partial(load_format, path)
    format_ = load_format(path)
    return _place(path), lambda: format_


def _place(path: Path) -> Place:
    name = _FILE_NAME.fullmatch(path.name)
    if name is None:
        raise BadFormat(f"{path.name}: name: must look like expert-group.v1.toml")
    return name["key"], int(name["version"])


def _read(table: Table) -> Format:
    format_ = Format(
        key=table.text("key"),
        version=table.number("version", 1, 9999),
        kind=table.one_of("kind", FormatKind),
        title=table.words("title"),
        purpose=table.words("purpose"),
        source=table.words("source"),
        rhythm=table.words("rhythm"),
        provision=table.words("provision"),
        minutes=table.number("minutes", 1, LONGEST_ITEM),
        items=table.number("items", 1, MOST_ITEMS),
        needs_case=table.truth("needs_case"),
        private=table.truth("private"),
        self_booking=table.truth("self_booking"),
        family_invited=table.truth("family_invited"),
        required_roles=table.members("required_roles", Role),
        optional_roles=table.members("optional_roles", Role),
        sectors=table.texts("sectors"),
        phases=tuple(_read_phase(phase) for phase in table.tables("phase")),
        finished=table.truth("finished", otherwise=True),
    )
    table.finish()
    return format_


def _read_phase(table: Table) -> Phase:
    phase = Phase(
        key=table.text("key"),
        title=table.words("title"),
        minutes=table.number("minutes", 1, LONGEST_ITEM),
        speaks=table.members("speaks", Role),
        listens=table.members("listens", Role),
        purpose=table.words("purpose"),
        prompt=table.words("prompt"),
        yields=table.one_of("yields", Yield),
    )
    table.finish()
    if not _PHASE_KEY.fullmatch(phase.key):
        table.refuse("key", "must be small letters, digits and hyphens")
    for wrong in contradictions(phase.speaks, phase.listens):
        table.refuse(wrong.field, wrong.complaint)
    return phase


def _check(table: Table, format_: Format) -> None:
    """Check what only the whole can show."""
    keys = [phase.key for phase in format_.phases]
    if len(set(keys)) < len(keys):
        table.refuse("phase", "two phases have the same key")
    total = sum(phase.minutes for phase in format_.phases)
    if total != format_.minutes:
        table.refuse("minutes", f"is {format_.minutes}, but the phases take {total}")
    if not format_.required_roles:
        table.refuse("required_roles", "somebody has to take part")
    if twice := set(format_.required_roles) & set(format_.optional_roles):
        table.refuse("optional_roles", f"{min(twice).value!r} is required already")
    if groups := [role.value for role in format_.roles if role.is_group]:
        table.refuse("required_roles", f"nobody is seated as {groups[0]!r}")
    _check_turns(table, format_)
    _check_private(table, format_)


def _check_turns(table: Table, format_: Format) -> None:
    for place, phase in enumerate(format_.phases, start=1):
        for key, turn in (("speaks", phase.speaks), ("listens", phase.listens)):
            for role in turn:
                if not role.is_group and role not in format_.roles:
                    table.refuse(f"phase {place}: {key}", f"{role.value!r} takes no part")


def _check_private(table: Table, format_: Format) -> None:
    if format_.private and format_.needs_case:
        table.refuse("needs_case", "a private talk belongs to no client's matter")
    if format_.private and len(format_.roles) > len(("one", "the other")):
        table.refuse("optional_roles", "a private talk is between two")
