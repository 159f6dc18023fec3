"""Tokens: what a link or a cookie carries, and who holds it comes in."""

import base64
import binascii
import secrets

TOKEN_BYTES = 32
WRITTEN = 43
"""So many characters is a token when it is written: base64 for addresses, without padding."""


def new_token() -> bytes:
    """Draw a token."""
    return secrets.token_bytes(TOKEN_BYTES)


def write_token(token: bytes) -> str:
    """Write a token as a link or a cookie carries it."""
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


def read_token(text: str | None) -> bytes | None:
    """Read a token back; nothing if it is none."""
    if text is None or len(text) != WRITTEN:
        return None
    try:
        token = base64.b64decode(text + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return token if write_token(token) == text else None
