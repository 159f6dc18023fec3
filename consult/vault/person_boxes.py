"""Boxes to a person: how a server without keys seals something that she alone opens.

Towards her certified key, not into a space; so only for what she herself has just sent. Pure.

    01 | wrap of a random key:81 | nonce:12 | ciphertext and tag

The context is who it is for, the space it cannot outlive, and its place: where it lies and when
it was sealed. Without that space's salt nothing opens.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered
from consult.vault.identity import Identity
from consult.vault.primitives import (
    FORMAT,
    KEY_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    extract,
    pad,
    unpad,
)
from consult.vault.suites import WRAP_BYTES, wrap

_WRAP_END = len(FORMAT) + WRAP_BYTES
_BODY = _WRAP_END + NONCE_BYTES
_SMALLEST = _BODY + 64 + TAG_BYTES


def context_of(person: UUID, dies_with: UUID | None, place: tuple[bytes | str | int, ...]) -> bytes:
    """Say whose a box is, with which space it dies, and where it stands."""
    return lp("person-box/1", person.bytes, dies_with.bytes if dies_with else b"", *place)


def seal_to_key(suite: int, public: bytes, salt: bytes, plain: bytes, context: bytes) -> bytes:
    """Seal something to a person's public key; `salt` is that of the space it dies with."""
    fresh, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
    head = FORMAT + wrap(suite, public, fresh, context)
    body = AESGCM(extract(fresh, salt, "person-box/1"))
    return head + nonce + body.encrypt(nonce, pad(plain), head + context)


def open_with_key(identity: Identity, salt: bytes, box: bytes, context: bytes) -> bytes:
    """Open a box that was sealed to this person.

    Raises:
        Tampered: it is not hers, belongs elsewhere, or was changed.

    """
    if len(box) < _SMALLEST or box[:1] != FORMAT:
        raise Tampered("person box format")
    head = box[:_WRAP_END]
    fresh = identity.unwrap(head[len(FORMAT) :], context)
    body = AESGCM(extract(fresh, salt, "person-box/1"))
    try:
        return unpad(body.decrypt(box[_WRAP_END:_BODY], box[_BODY:], head + context))
    except InvalidTag as error:
        raise Tampered("person box") from error
