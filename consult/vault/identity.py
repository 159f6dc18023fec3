"""A person's keys: all of them come from one random seed of 32 bytes."""

import os
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from consult.foundation.encoding import lp
from consult.vault.kinds import RecipientKind
from consult.vault.primitives import KEY_BYTES, expand, open_blob, seal_blob
from consult.vault.suites import X25519, kid_of, unwrap

_T = TypeVar("_T")


def new_seed() -> bytes:
    """Draw the seed of a new person."""
    return os.urandom(KEY_BYTES)


def fingerprint_of(person: UUID, kid: bytes) -> str:
    """Return 25 digits in groups of five, for two people to read out and compare."""
    return digits_of(sha256(lp("fingerprint/1", person.bytes, kid)).digest())


def digits_of(hashed: bytes) -> str:
    """Write a hash as 25 digits in groups of five."""
    digits = f"{int.from_bytes(hashed, 'big') % 10**25:025d}"
    return " ".join(digits[start : start + 5] for start in range(0, 25, 5))


class Identity:
    """A person unlocked: what she can open and sign. It lives for one request."""

    suite = X25519
    recipient_kind = RecipientKind.PERSON
    """As what things are wrapped to her."""

    def __init__(self, person_id: UUID, seed: bytes) -> None:
        if len(seed) != KEY_BYTES:
            raise ValueError("a seed has 32 bytes")
        self.person_id = person_id
        self._seed = seed

    def __repr__(self) -> str:
        return f"<Identity {self.person_id}>"

    @cached_property
    def _kem(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(expand(self._seed, "kem/1"))

    @cached_property
    def _sign(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(expand(self._seed, "sign/1"))

    @cached_property
    def kem_public(self) -> bytes:
        """The public half that secrets are wrapped to."""
        return self._kem.public_key().public_bytes_raw()

    @cached_property
    def sign_public(self) -> bytes:
        """The public half that her signatures are checked with."""
        return self._sign.public_key().public_bytes_raw()

    @cached_property
    def kid(self) -> bytes:
        """The name of this key pair."""
        return kid_of(self.suite, self.kem_public, self.sign_public)

    @property
    def fingerprint(self) -> str:
        """25 digits that stand for this key pair."""
        return fingerprint_of(self.person_id, self.kid)

    def unwrap(self, blob: bytes, info: bytes) -> bytes:
        """Open a wrap made for her."""
        return unwrap(self._kem, blob, info)

    def sign(self, message: bytes) -> bytes:
        """Sign in her name."""
        return self._sign.sign(message)

    def new_slot(self, make: Callable[[UUID, bytes, _T], bytes], opener: _T) -> bytes:
        """Seal her seed under something else she has, by one of the slot makers."""
        return make(self.person_id, self._seed, opener)

    def seal_own(self, label: str, plain: bytes) -> bytes:
        """Seal something that concerns her alone, such as her second factor."""
        return seal_blob(expand(self._seed, "self/1"), plain, self._own(label))

    def open_own(self, label: str, blob: bytes) -> bytes:
        """Open what she sealed for herself under the same label.

        Raises:
            Tampered: it is not hers, not under this label, or was changed.

        """
        return open_blob(expand(self._seed, "self/1"), blob, self._own(label))

    def _own(self, label: str) -> bytes:
        return lp("own/1", self.person_id.bytes, label)
