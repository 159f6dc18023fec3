"""Wraps: a secret sealed to a public key by HPKE (RFC 9180, base mode), a suite byte in front.

suite:1 | encapsulated key | ciphertext and tag       (suite 01: 1 + 32 + 48 bytes)
"""

from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered

X25519 = 1
_SUITES = {X25519: Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)}
KID_BYTES = 16
WRAP_BYTES = 1 + 32 + 48


def kid_of(suite: int, kem_public: bytes, sign_public: bytes = b"") -> bytes:
    """Name a key by what it is: no other key can bear the same name."""
    return sha256(lp("kid/1", suite, kem_public, sign_public)).digest()[:KID_BYTES]


def wrap(suite: int, kem_public: bytes, secret: bytes, info: bytes) -> bytes:
    """Seal `secret` so that only the holder of `kem_public`'s private half opens it.

    Raises:
        Tampered: the suite is unknown, or the public key is none.

    """
    if suite not in _SUITES:
        raise Tampered("suite")
    try:
        public = X25519PublicKey.from_public_bytes(kem_public)
        return bytes([suite]) + _SUITES[suite].encrypt(secret, public, info=info)
    except ValueError as error:
        raise Tampered("public key") from error


def unwrap(private: X25519PrivateKey, blob: bytes, info: bytes) -> bytes:
    """Open a wrap made for `private` in the context `info`.

    Raises:
        Tampered: unknown suite, another key, another context, or a changed byte.

    """
    if len(blob) != WRAP_BYTES or blob[0] not in _SUITES:
        raise Tampered("wrap format")
    try:
        return _SUITES[blob[0]].decrypt(blob[1:], private, info=info)
    except (InvalidTag, ValueError) as error:
        raise Tampered("wrap") from error
