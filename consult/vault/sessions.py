"""Sessions: the seed sealed under the cookie's token. The server keeps no token. Pure.

id   = SHA-256("sid" | token)
blob = 01 | nonce:12 | ciphertext and tag:48
"""

import os
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from consult.foundation.encoding import lp
from consult.vault.primitives import KEY_BYTES, expand, open_blob, seal_blob


class SealedSession(NamedTuple):
    """A new session: the token for the cookie, and what the server keeps."""

    token: bytes
    id: bytes
    blob: bytes


def seal_session(person: UUID, seed: bytes) -> SealedSession:
    """Begin a session: draw a token and seal the seed under it."""
    token = os.urandom(KEY_BYTES)
    sid = session_id(token)
    return SealedSession(token, sid, seal_blob(expand(token, "session/1"), seed, _at(person, sid)))


def session_id(token: bytes) -> bytes:
    """Return the name under which the server keeps what belongs to a token."""
    return sha256(b"sid" + token).digest()


def open_session(person: UUID, token: bytes, blob: bytes) -> bytes:
    """Return the seed.

    Raises:
        Tampered: another token, another person, or a changed byte.

    """
    return open_blob(expand(token, "session/1"), blob, _at(person, session_id(token)))


def _at(person: UUID, sid: bytes) -> bytes:
    return lp("session/1", person.bytes, sid)
