"""What of a form is kept, for how long, and whose writing it is. Pure."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

Fields = list[tuple[str, str]]
"""What a form would send: names and values, in their order."""

OLD_AFTER = timedelta(days=30)
"""After so long the front page asks to file a draft or to destroy it."""
KEPT_FOR = timedelta(days=7)
"""So long lies what was sent when its sender's time was over."""
MOST_KEPT = 40
"""So many of one person's forms lie at a time; of one form, the newest few."""
KEPT_OF_ONE_FORM = 3
LARGEST_KEPT = 256 * 1024
"""In bytes, as it is sealed."""
HERE_FOR = timedelta(hours=24)
"""So long a browser is believed about who was signed in last."""

PREFIX = "draft_"
"""Of the fields that are about the draft itself."""
NEVER_KEPT = ("csrf_token", "deed_key", "passphrase", "recovery", "secret")
NEVER_KEPT_ENDS = ("-overrule", "-more")
"""Overruling the guard is said anew each time; a press for one more line is no text."""


def worth_keeping(sent: Iterable[tuple[str, str]]) -> Fields:
    """Return of a form's fields those that a draft keeps."""
    return [
        (name, value.replace("\r\n", "\n"))
        for name, value in sent
        if not name.startswith(PREFIX)
        and not name.endswith(NEVER_KEPT_ENDS)
        and not any(word in name for word in NEVER_KEPT)
    ]


def pen_of(deed_key: str | None) -> bytes:
    """Name the one page a draft is being written on; a page without a key is a page by itself."""
    return sha256(b"pen/1\0" + (deed_key or secrets.token_urlsafe()).encode()).digest()[:16]


def differing(mine: Fields, other: Fields) -> Fields:
    """Return the other's fields that say something else than mine."""
    here = set(map(tuple, mine))
    return [(name, value) for name, value in other if (name, value) not in here]
