"""The few building blocks: key derivation under labels, padding, small sealed blobs, signatures.

Every derived key has a label of its own, so that no key serves two purposes.
"""

import os
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
FORMAT = b"\x01"
_SMALLEST = 64


def expand(key: bytes, label: str, *context: bytes | str | int) -> bytes:
    """Derive 32 bytes from a uniformly random `key` for the one purpose that `label` names."""
    return HKDFExpand(hashes.SHA256(), KEY_BYTES, lp(f"consult/{label}", *context)).derive(key)


def extract(secret: bytes, salt: bytes, label: str, *context: bytes | str | int) -> bytes:
    """Derive 32 bytes from `secret` and `salt`; without either nothing can be derived."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt, lp(f"consult/{label}", *context)).derive(secret)


def padme(size: int) -> int:
    """Return the padded size: it tells only the magnitude of `size`, and wastes at most 12 %."""
    if size <= _SMALLEST:
        return _SMALLEST
    magnitude = size.bit_length() - 1
    mask = (1 << (magnitude - magnitude.bit_length())) - 1
    return (size + mask) & ~mask


def pad(plain: bytes) -> bytes:
    """Put the length in front and zeros behind."""
    size = 4 + len(plain)
    return len(plain).to_bytes(4, "big") + plain + bytes(padme(size) - size)


def unpad(padded: bytes) -> bytes:
    """Take off what `pad` put on.

    Raises:
        Tampered: it was never padded like this.

    """
    size = int.from_bytes(padded[:4], "big")
    if len(padded) < _SMALLEST or 4 + size > len(padded):
        raise Tampered("padding")
    return padded[4 : 4 + size]


def seal_blob(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Seal a short secret of fixed size: 01 | nonce:12 | ciphertext and tag."""
    nonce = os.urandom(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, FORMAT + context)


def open_blob(key: bytes, blob: bytes, context: bytes) -> bytes:
    """Open what `seal_blob` sealed.

    Raises:
        Tampered: another key, another context, another format, or a changed byte.

    """
    if blob[:1] != FORMAT or len(blob) < 1 + NONCE_BYTES + TAG_BYTES:
        raise Tampered("format")
    try:
        return AESGCM(key).decrypt(blob[1:13], blob[13:], FORMAT + context)
    except InvalidTag as error:
        raise Tampered("blob") from error


@lru_cache(maxsize=16_384)
def signature_holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether the signature is `public`'s over `message`.

    The answer depends on these bytes alone, so remembering it is safe; nothing here is secret.
    """
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
