"""Where a message leads: a page of the house, or a link with a token that opens by itself.

A token lies in the outbox only sealed under the outbox's own key, bound to its message, and is
wiped when it has been delivered or is over. Elsewhere only its hash is kept.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered
from consult.notifications.config import config
from consult.vault.primitives import open_blob, pad, seal_blob, unpad

PATH = re.compile(r"/[A-Za-z0-9/_-]*[/#]")
TOKEN = re.compile(r"[A-Za-z0-9_-]{16,128}")


@dataclass(frozen=True, slots=True, repr=False)
class SecretLink:
    """A way in for whoever holds it: `path` ends with `/` or `#`, and `token` follows."""

    path: str
    token: str
    expires_at: datetime

    def __post_init__(self) -> None:
        """Refuse what would lead out of the house or break a line."""
        if not PATH.fullmatch(self.path) or not TOKEN.fullmatch(self.token):
            raise ValueError("a secret link is a path of ours and a token")

    @property
    def address(self) -> str:
        """Return it as it is sent, and shown once to whoever made it."""
        return f"{config().public_url}{self.path}{self.token}"


def seal_link(link: SecretLink, message: UUID) -> bytes:
    """Seal a link for the outbox; it can be opened for this message only."""
    plain = json.dumps([link.path, link.token]).encode()
    return seal_blob(config().key, pad(plain), _context(message))


def open_link(sealed: bytes, message: UUID, expires_at: datetime) -> SecretLink:
    """Open what `seal_link` sealed.

    Raises:
        Tampered: it was sealed under another key, or for another message.

    """
    try:
        path, token = json.loads(unpad(open_blob(config().key, sealed, _context(message))))
        return SecretLink(path, token, expires_at)
    except ValueError as error:
        raise Tampered("link") from error


def _context(message: UUID) -> bytes:
    return lp("outbox-link/1", message.bytes)
