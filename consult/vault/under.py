"""Small secrets under a key that somebody else holds: a browser's token, a key of the settings.

blob(expand(key, label), padded plain, lp(label))
"""

from consult.foundation.encoding import lp
from consult.vault.primitives import expand, open_blob, pad, seal_blob, unpad


def seal_under(key: bytes, label: str, plain: bytes) -> bytes:
    """Seal something under a uniformly random key, for the one purpose that `label` names."""
    return seal_blob(expand(key, label), pad(plain), lp(label))


def open_under(key: bytes, label: str, blob: bytes) -> bytes:
    """Open what was sealed under the same key and label.

    Raises:
        Tampered: another key, another label, or a changed byte.

    """
    return unpad(open_blob(expand(key, label), blob, lp(label)))
