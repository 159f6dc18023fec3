"""The key of the chain, and the pair derived from it that signs anchors."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from consult.foundation.errors import Misconfigured


@dataclass(frozen=True, repr=False)
class Setup:
    """What the log needs to know of the installation."""

    key: bytes
    anchors: Path
    """The directory of the anchors' files; to be copied off the machine."""

    @cached_property
    def anchor_key(self) -> Ed25519PrivateKey:
        """The pair that signs anchors.

        Derived, so that there is no second secret to lose: who has the chain's key on this
        machine would have the other too. Outside, the public half is all that is needed.
        """
        seed = HKDF(hashes.SHA256(), 32, salt=b"consult/anchor/1", info=b"ed25519")
        return Ed25519PrivateKey.from_private_bytes(seed.derive(self.key))


_setup: Setup | None = None


def configure(key: bytes, anchors: Path) -> None:
    """Say which key links the chain and where anchors are written. Called once, at start."""
    global _setup
    if len(key) != 32:
        raise Misconfigured("audit_key must be 32 bytes")
    _setup = Setup(key, anchors)


@contextmanager
def configured(key: bytes, anchors: Path) -> Iterator[None]:
    """Use another key for a while: a measurement's own log beside the installation's."""
    global _setup
    before = _setup
    configure(key, anchors)
    try:
        yield
    finally:
        _setup = before


def setup() -> Setup:
    """Return what `configure` was told.

    Raises:
        Misconfigured: nobody has called it yet.

    """
    if _setup is None:
        raise Misconfigured("The log has no key yet: call audit.configure(…) first")
    return _setup
