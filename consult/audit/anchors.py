"""Anchors: a signed word on how far the chain had come and which spaces were erased.

The text follows C2SP *signed-note*: lines, an empty line, a signature line. It is written into a
file to be copied off the machine, and into a row beside the chain. What an anchor outside says,
nobody inside can take back: not a shorter chain, not another one, not an erased space alive.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection, select

from consult.audit.append import TABLE, lock_head
from consult.audit.deeds import Deed
from consult.audit.keys import setup
from consult.audit.models import Anchor
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Tampered
from consult.foundation.ids import new_id

ORIGIN = "consult.audit/anchor/1"
SIGNER = "consult-audit"
_ED25519 = b"\x01"


@dataclass(frozen=True, slots=True)
class Word:
    """What an anchor says."""

    seq: int
    hash: bytes
    at: datetime
    erased: tuple[UUID, ...]
    """Every space ever erased, not only the new ones: the newest anchor alone suffices."""

    def text(self) -> str:
        """Write it in lines."""
        spoken = (
            ORIGIN,
            str(self.seq),
            base64.b64encode(self.hash).decode(),
            self.at.isoformat(),
            *(f"erased {space}" for space in self.erased),
        )
        return "".join(f"{line}\n" for line in spoken)


def sign(word: Word, key: Ed25519PrivateKey) -> str:
    """Write it as a signed note."""
    text = word.text()
    signature = key_id(key.public_key()) + key.sign(text.encode())
    return f"{text}\n— {SIGNER} {base64.b64encode(signature).decode()}\n"


def read(note: str, key: Ed25519PublicKey) -> Word:
    """Read a signed note.

    Raises:
        Tampered: it is not ours, or not as it was signed.

    """
    text, separator, line = note.rpartition("\n\n— ")
    text += "\n"
    try:
        signer, encoded = line.removesuffix("\n").split(" ")
        signature = base64.b64decode(encoded, validate=True)
        if not separator or signer != SIGNER or signature[:4] != key_id(key):
            raise Tampered("an anchor signed by somebody else")
        if base64.b64encode(signature).decode() != encoded:
            raise ValueError("idle bits")  # base64 would let them be anything
        key.verify(signature[4:], text.encode())
        return _parse(text)
    except (ValueError, binascii.Error, InvalidSignature) as error:
        raise Tampered("an anchor that is not as it was signed") from error


def key_id(key: Ed25519PublicKey) -> bytes:
    """Name a signing key in four bytes, as signed notes do."""
    return sha256(SIGNER.encode() + b"\n" + _ED25519 + key.public_bytes_raw()).digest()[:4]


def verifier() -> str:
    """Return the public half in one line, for whoever keeps anchors outside."""
    key = setup().anchor_key.public_key()
    raw = base64.b64encode(_ED25519 + key.public_bytes_raw()).decode()
    return f"{SIGNER}+{key_id(key).hex()}+{raw}"


def read_verifier(text: str) -> Ed25519PublicKey:
    """Read what `verifier` wrote.

    Raises:
        Tampered: it is none, or a letter of it is wrong.

    """
    try:
        signer, name, raw = text.strip().split("+", 2)
        algorithm, public = (decoded := base64.b64decode(raw, validate=True))[:1], decoded[1:]
        key = Ed25519PublicKey.from_public_bytes(public)
    except (ValueError, binascii.Error) as error:
        raise Tampered("this is not what `audit anchor` prints as its verifier") from error
    if (signer, name, algorithm) != (SIGNER, key_id(key).hex(), _ED25519):
        raise Tampered("the verifier was mistyped")
    return key


def make_anchor() -> Path:
    """Anchor the chain where it stands now: into a file first, then into a row.

    The file comes first because it is the one that proves: a crash between the two leaves an
    anchor without a row, never a row without an anchor.
    """
    with transaction():
        connection = db.session.connection()
        seq, newest, _ = lock_head(connection)
        word = Word(seq, newest, clock.now(), tuple(sorted(erased_spaces(connection))))
        note = sign(word, setup().anchor_key)
        path = _write(word, note)
        db.session.add(Anchor(id=new_id(), seq=seq, made_at=word.at, note=note))
    return path


def erased_spaces(connection: Connection) -> set[UUID]:
    """Return every space that the chain or any anchor says was erased."""
    query = select(TABLE.c.space).where(TABLE.c.action == Deed.SPACE_ERASED.value)
    erased = {space for space in connection.scalars(query) if space is not None}
    for note in [*kept_notes(connection), *filed_notes().values()]:
        try:
            erased.update(read(note, setup().anchor_key.public_key()).erased)
        except Tampered:
            continue  # `verify` names it; what it says counts for nothing
    return erased


def kept_notes(connection: Connection) -> list[str]:
    """Return the anchors of the database, oldest first."""
    return list(connection.scalars(select(Anchor.note).order_by(Anchor.seq, Anchor.made_at)))


def filed_notes(folder: Path | None = None) -> dict[Path, str]:
    """Return the anchors of a directory (by default where they are written), by name."""
    place = folder or setup().anchors
    paths: Iterable[Path] = sorted(place.glob("*.txt")) if place.is_dir() else ()
    return {path: path.read_text(encoding="utf-8", errors="replace") for path in paths}


def _parse(text: str) -> Word:
    origin, seq, newest, at, *rest = text.splitlines()
    if origin != ORIGIN or any(not line.startswith("erased ") for line in rest):
        raise ValueError("unknown lines")
    return Word(
        seq=int(seq),
        hash=base64.b64decode(newest, validate=True),
        at=datetime.fromisoformat(at),
        erased=tuple(UUID(line.removeprefix("erased ")) for line in rest),
    )


def _write(word: Word, note: str) -> Path:
    folder = setup().anchors
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{word.seq:012d}-{word.at:%Y%m%dT%H%M%S%fZ}.txt"
    begun = path.with_suffix(".begun")  # killed here, it leaves no half anchor
    handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(note)
        file.flush()
        os.fsync(file.fileno())
    return begun.rename(path)
