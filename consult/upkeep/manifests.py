"""Manifests: what a backup consists of, in plain words, signed by the key of the anchors.

A manifest says nothing that the database's own name, place and size would not. Whoever has the
public half of the anchors' key can check it without opening anything.
"""

import base64
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered

FORMAT = "consult.backup/1"
FILE = "manifest.json"
MAIN, SALTS, CONFIGURATION = "main", "salts", "configuration"
_READ = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One sealed file."""

    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one folder of a backup holds."""

    backup: str
    made_at: str
    installation: str
    database: str
    """`sqlite` or `postgresql`."""
    revision: str
    version: str
    key: str
    """The name of the off-line key that opens it."""
    counts: dict[str, int]
    anchor: str
    """The signed note on how far the log had come just before."""
    sets: dict[str, Part]

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)

    def context(self, name: str) -> bytes:
        """Return what a set is bound to."""
        return context_of(self.backup, name)


def context_of(backup: str, name: str) -> bytes:
    """Return what the set of this name in this backup is bound to."""
    return lp("backup/1", backup, name)


def part_of(path: Path) -> Part:
    """Measure a file."""
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_READ):
            digest.update(piece)
            size += len(piece)
    return Part(path.name, size, digest.hexdigest())


def sign(manifest: Manifest, key: Ed25519PrivateKey) -> str:
    """Write it as JSON with its signature."""
    said: dict[str, Any] = {"format": FORMAT, **asdict(manifest)}
    said["signature"] = base64.b64encode(key.sign(_signed(said))).decode()
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def read(folder: Path, key: Ed25519PublicKey | None) -> Manifest:
    """Read the manifest of a folder; without a key its signature is not checked.

    Raises:
        Tampered: it is not ours, or not as it was signed.
        OSError: there is none.

    """
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8"))
        signature = base64.b64decode(said.pop("signature"), validate=True)
        if key is not None:
            key.verify(signature, _signed(said))
        if said.pop("format") != FORMAT:
            raise Tampered("a manifest of an unknown format")
        sets = {name: Part(**part) for name, part in said.pop("sets").items()}
        return _sound(Manifest(sets=sets, **said))
    except InvalidSignature as error:
        raise Tampered("the manifest is not as it was signed, or signed by another key") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Tampered("the manifest cannot be read") from error


def _sound(manifest: Manifest) -> Manifest:
    if manifest.moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    if not manifest.sets or any(part.file != f"{name}.sealed" for name, part in named(manifest)):
        raise ValueError("a file of another name")  # above all none in another folder
    return manifest


def named(manifest: Manifest) -> list[tuple[str, Part]]:
    """Return its sets by name."""
    return sorted(manifest.sets.items())


def _signed(said: dict[str, Any]) -> bytes:
    whole = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return lp("manifest/1", whole)
