"""Files sealed to an off-line key: a fresh key in a wrap, then a stream under that key.

    01 | wrap:81 | stream

The wrap is HPKE to the key's public half; the stream is Cobblestone-256 (C2SP chunked encryption),
which cannot be cut short, reordered or mixed unnoticed. Both are bound to one context. Whoever
seals holds nothing that opens it again.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from consult.foundation.errors import Tampered
from consult.vault.directory import OFF_LINE
from consult.vault.identity import fingerprint_of
from consult.vault.primitives import FORMAT, KEY_BYTES, expand
from consult.vault.suites import WRAP_BYTES, X25519, kid_of, unwrap, wrap

HEAD_BYTES = len(FORMAT) + WRAP_BYTES
PIECE = 1 << 20


def backup_kid(kem_public: bytes) -> bytes:
    """Name a backup key by its public half."""
    return kid_of(X25519, kem_public)


class BackupKey:
    """The off-line key that backups are sealed to, unlocked: it opens files, and nothing else."""

    def __init__(self, seed: bytes) -> None:
        self._key = X25519PrivateKey.from_private_bytes(expand(seed, "backup/1"))

    @cached_property
    def kem_public(self) -> bytes:
        """The public half, which stands in the settings."""
        return self._key.public_key().public_bytes_raw()

    @property
    def kid(self) -> bytes:
        """The name of the key."""
        return backup_kid(self.kem_public)

    @property
    def fingerprint(self) -> str:
        """25 digits that stand for the key."""
        return fingerprint_of(OFF_LINE, self.kid)

    def open(self, sealed: Iterable[bytes], context: bytes) -> Iterator[bytes]:
        """Open a file piece by piece. What came before a `Tampered` must not be used.

        Raises:
            Tampered: another key, another context, a changed byte, or an end cut off.

        """
        pieces = iter(sealed)
        first = _at_least(HEAD_BYTES, pieces)
        if first[: len(FORMAT)] != FORMAT:
            raise Tampered("a sealed file of an unknown format")
        key = unwrap(self._key, first[len(FORMAT) : HEAD_BYTES], context)
        stream = Cobblestone256Decryptor(key, context)
        try:
            yield stream.update(first[HEAD_BYTES:])
            for piece in pieces:
                yield stream.update(piece)
            yield stream.finalize()
        except (InvalidTag, ValueError) as error:
            raise Tampered("a sealed file that was changed or cut short") from error


def seal_file(kem_public: bytes, plain: Iterable[bytes], context: bytes) -> Iterator[bytes]:
    """Seal pieces of any size to the holder of `kem_public`'s other half, in one context."""
    key = os.urandom(KEY_BYTES)
    yield FORMAT + wrap(X25519, kem_public, key, context)
    stream = Cobblestone256Encryptor(key, context)
    for piece in plain:
        yield stream.update(piece)
    yield stream.finalize()


def _at_least(size: int, pieces: Iterator[bytes]) -> bytes:
    begun = b""
    while len(begun) < size:
        piece = next(pieces, None)
        if piece is None:
            raise Tampered("a sealed file that was cut short")
        begun += piece
    return begun
