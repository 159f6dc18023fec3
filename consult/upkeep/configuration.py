"""The third set: what makes the two databases this installation. Settings, keys, anchors.

Settings go in as they are in force, wherever they were said, and come out as one `consult.toml`.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from consult.foundation.errors import Tampered
from consult.foundation.settings import Settings, load_settings

FORMAT = "consult.configuration/1"
SETTINGS_FILE = "consult.toml"
_KEPT = ("*.key", "*.toml", "*.pem", "anchors/*.txt")
"""What else of the instance folder goes along."""


@dataclass(frozen=True, slots=True, repr=False)
class Configuration:
    """What was in the set."""

    instance: Path
    """Where the installation was."""
    settings: Mapping[str, Any]
    files: Mapping[str, bytes]

    def key(self, name: str) -> bytes:
        """Return a secret of the settings."""
        return base64.b64decode(self.settings[name], validate=True)

    def anchors(self) -> dict[str, str]:
        """Return the anchors that went along, by name."""
        return {
            name: note.decode(errors="replace")
            for name, note in self.files.items()
            if name.startswith("anchors/")
        }

    def write(self, folder: Path, **other: Any) -> Settings:
        """Write files and settings into a folder, with some settings changed, and read them."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_bytes(content)
        values = {**self.settings, **{name: str(value) for name, value in other.items()}}
        lines = [f"{name} = {json.dumps(value)}\n" for name, value in values.items()]
        (folder / SETTINGS_FILE).touch(mode=0o600)
        (folder / SETTINGS_FILE).write_text("".join(lines), encoding="utf-8")
        return load_settings(folder, {})


def write_configuration(settings: Settings) -> Iterator[bytes]:
    """Write the set."""
    kept = (path for pattern in _KEPT for path in settings.instance.glob(pattern))
    files = {
        str(path.relative_to(settings.instance)): base64.b64encode(path.read_bytes()).decode()
        for path in sorted(kept)
        if path.is_file() and path.name != SETTINGS_FILE
    }
    whole = {
        "format": FORMAT,
        "instance": str(settings.instance),
        "settings": dict(_in_force(settings)),
        "files": files,
    }
    yield json.dumps(whole, ensure_ascii=False).encode()


def read_configuration(pieces: Iterable[bytes]) -> Configuration:
    """Read the set.

    Raises:
        Tampered: it is none.

    """
    try:
        said = json.loads(b"".join(pieces))
        if said["format"] != FORMAT:
            raise Tampered("a configuration of an unknown format")
        files = {_within(name): base64.b64decode(each) for name, each in said["files"].items()}
        return Configuration(Path(said["instance"]), dict(said["settings"]), files)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Tampered("a configuration that cannot be read") from error


def _within(name: str) -> str:
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError("a file outside its folder")
    return name


def _in_force(settings: Settings) -> Iterator[tuple[str, Any]]:
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if field.name == "instance" or (field.default is not MISSING and value == field.default):
            continue
        if isinstance(value, bytes):
            value = base64.b64encode(value).decode()
        yield field.name, list(value) if isinstance(value, tuple) else value
