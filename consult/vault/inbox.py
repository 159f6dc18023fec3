"""Inboxes: how a server without keys seals into a space.

Each space version has an inbox key pair derived from its secret; the public half is signed by the
version's maker. A team's duty key is nothing but the inbox key of its duty space.

    01 | key version:4 | wrap of a random key:81 | nonce:12 | ciphertext and tag
"""

import os
import struct
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered
from consult.vault.primitives import (
    KEY_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    expand,
    extract,
    pad,
    unpad,
)
from consult.vault.suites import WRAP_BYTES, unwrap, wrap

INBOX_BOX = 1
_HEAD = struct.Struct(">BI")
_WRAP_END = _HEAD.size + WRAP_BYTES
_BODY = _WRAP_END + NONCE_BYTES


def inbox_key(secret: bytes, space: UUID, key_version: int) -> X25519PrivateKey:
    """Derive the private half of a version's inbox key from its secret."""
    derived = expand(secret, "inbox/1", space.bytes, key_version)
    return X25519PrivateKey.from_private_bytes(derived)


def inbox_public(secret: bytes, space: UUID, key_version: int) -> bytes:
    """Derive the public half of a version's inbox key from its secret."""
    return inbox_key(secret, space, key_version).public_key().public_bytes_raw()


def seal_to_inbox(
    suite: int, public: bytes, salt: bytes, plain: bytes, space: UUID, key_version: int, row: UUID
) -> bytes:
    """Seal something for the readers of a space without holding its key."""
    fresh = os.urandom(KEY_BYTES)
    head = _HEAD.pack(INBOX_BOX, key_version)
    context = lp("inbox-box/1", space.bytes, key_version, row.bytes)
    nonce = os.urandom(NONCE_BYTES)
    sealed = wrap(suite, public, fresh, context)
    body = AESGCM(extract(fresh, salt, "inbox-box/1", space.bytes, key_version))
    return head + sealed + nonce + body.encrypt(nonce, pad(plain), head + sealed + context)


def inbox_version(box: bytes) -> int:
    """Read which version's inbox key a box was sealed to.

    Raises:
        Tampered: it is no inbox box.

    """
    if len(box) < _BODY + 64 + TAG_BYTES or box[0] != INBOX_BOX:
        raise Tampered("inbox format")
    return int(_HEAD.unpack_from(box)[1])


def open_from_inbox(secret: bytes, salt: bytes, box: bytes, space: UUID, row: UUID) -> bytes:
    """Open an inbox box with the secret of the version it was sealed to.

    Raises:
        Tampered: a byte was changed, or the box belongs elsewhere.

    """
    key_version = inbox_version(box)
    head, sealed = box[: _HEAD.size], box[_HEAD.size : _WRAP_END]
    context = lp("inbox-box/1", space.bytes, key_version, row.bytes)
    fresh = unwrap(inbox_key(secret, space, key_version), sealed, context)
    body = AESGCM(extract(fresh, salt, "inbox-box/1", space.bytes, key_version))
    try:
        nonce, ciphertext = box[_WRAP_END:_BODY], box[_BODY:]
        return unpad(body.decrypt(nonce, ciphertext, head + sealed + context))
    except InvalidTag as error:
        raise Tampered("inbox box").found_in(space, "inbox", row) from error
