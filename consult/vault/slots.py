"""Key slots: a person's seed sealed under something she has. Pure, but for the one gate.

    01 | kind:1 | memory KiB:4 | iterations:4 | lanes:1 | pepper:4 | salt:16 | check:16
       | nonce:12 | ciphertext and tag:48

The check is compared before the seed is opened: it tells a wrong passphrase from a damaged slot,
and commits the slot to one passphrase. There is no separate hash of the passphrase.
"""

import hmac
import os
import struct
import unicodedata
from hashlib import sha256
from threading import BoundedSemaphore
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered
from consult.vault.config import Config, config
from consult.vault.kinds import SlotKind
from consult.vault.primitives import KEY_BYTES, NONCE_BYTES, expand, extract
from consult.vault.typed_codes import read_code, write_code

SLOT = 1
RECOVERY_BITS = 130
LANES = 1
"""Never more: with two lanes, two people signing in at once hang for ever (OpenSSL's pool)."""
MOST_MEMORY_KIB = 1 << 20
MOST_ITERATIONS = 64
LONGEST_PASSPHRASE = 256
PRF_INPUT = sha256(b"consult/passkey-prf/1").digest()
"""What every passkey's PRF is asked for; the output differs for each passkey all the same."""

_HEAD = struct.Struct(">BBIIB4s16s")
_CHECK_END = _HEAD.size + 16
_BODY = _CHECK_END + NONCE_BYTES
SLOT_BYTES = _BODY + KEY_BYTES + 16
_KINDS = {SlotKind.PASSPHRASE: 1, SlotKind.RECOVERY_CODE: 2, SlotKind.PASSKEY: 3}

_gate = BoundedSemaphore(1)
"""One derivation at a time in each process: fifty people at once need 64 MiB, not fifty times
that, and a core stays free for those who read meanwhile. More processes derive more at once."""


class Head(NamedTuple):
    """How a slot's root is derived."""

    format: int
    kind: int
    memory_kib: int
    iterations: int
    lanes: int
    pepper: bytes
    salt: bytes


def make_passphrase_slot(person: UUID, seed: bytes, passphrase: str, old: bytes = b"") -> bytes:
    """Seal a seed under a passphrase, at least as costly to guess as in the slot it replaces."""
    settings = config()
    memory, iterations = settings.memory_kib, settings.iterations
    if old:
        before = _head(old)
        memory = max(memory, before.memory_kib)
        iterations = max(iterations, before.iterations)
    salt = os.urandom(16)
    kind, pepper = _KINDS[SlotKind.PASSPHRASE], pepper_name(settings.pepper)
    head = Head(SLOT, kind, memory, iterations, LANES, pepper, salt)
    return _make(person, seed, head, _stretch(passphrase, head, settings))


def open_passphrase_slot(person: UUID | None, slot: bytes | None, passphrase: str) -> bytes | None:
    """Return the seed, or nothing if the passphrase is wrong.

    Without person and slot, for an unknown name, the same work is done on a dummy.
    Run it outside any transaction: it takes its time, and its turn.

    Raises:
        Tampered: the slot is damaged, of an unknown format, or under another pepper.

    """
    settings = config()
    head = _head(slot) if slot is not None else _dummy(settings)
    if head.kind != _KINDS[SlotKind.PASSPHRASE] or head.pepper != pepper_name(settings.pepper):
        raise Tampered("slot")
    root = _stretch(passphrase, head, settings)
    return _open(person, slot, root) if person is not None and slot is not None else None


def make_recovery_slot(person: UUID, seed: bytes, code: str) -> bytes:
    """Seal a seed under a printed recovery code.

    Raises:
        ValueError: the code is not one of ours.

    """
    secret = read_code(code, RECOVERY_BITS)
    if secret is None:
        raise ValueError("not a recovery code")
    head = _costless(SlotKind.RECOVERY_CODE)
    return _make(person, seed, head, extract(secret, head.salt, "recovery-code/1"))


def open_recovery_slot(person: UUID, slot: bytes, code: str) -> bytes | None:
    """Return the seed, or nothing if the code is wrong or mistyped. Needs no pepper.

    Raises:
        Tampered: the slot is damaged or of an unknown format.

    """
    head = _head(slot)
    if head.kind != _KINDS[SlotKind.RECOVERY_CODE]:
        raise Tampered("slot")
    secret = read_code(code, RECOVERY_BITS)
    if secret is None:
        return None
    return _open(person, slot, extract(secret, head.salt, "recovery-code/1"))


def make_passkey_slot(person: UUID, seed: bytes, output: bytes) -> bytes:
    """Seal a seed under what a passkey's PRF gives for our input. It is never stored.

    Raises:
        ValueError: it is not 32 bytes long.

    """
    if len(output) != KEY_BYTES:
        raise ValueError("a passkey gives 32 bytes")
    head = _costless(SlotKind.PASSKEY)
    return _make(person, seed, head, extract(output, head.salt, "passkey/1"))


def open_passkey_slot(person: UUID, slot: bytes, output: bytes) -> bytes | None:
    """Return the seed, or nothing if another passkey gave this. Needs no pepper.

    Raises:
        Tampered: the slot is damaged or of an unknown format.

    """
    head = _head(slot)
    if head.kind != _KINDS[SlotKind.PASSKEY]:
        raise Tampered("slot")
    if len(output) != KEY_BYTES:
        return None
    return _open(person, slot, extract(output, head.salt, "passkey/1"))


def new_recovery_code() -> str:
    """Draw a recovery code: 130 bits in seven groups of four letters, the last two a check."""
    return write_code(os.urandom(17), RECOVERY_BITS)


def is_cheaper_than_settings(slot: bytes) -> bool:
    """Tell whether a passphrase slot should be made anew because the settings have been raised."""
    head, settings = _head(slot), config()
    return head.memory_kib < settings.memory_kib or head.iterations < settings.iterations


def is_under_our_pepper(slot: bytes) -> bool:
    """Tell whether a passphrase's slot was made with the pepper of the settings.

    Raises:
        Tampered: the slot is damaged or of an unknown format.

    """
    return _head(slot).pepper == pepper_name(config().pepper)


def pepper_name(pepper: bytes) -> bytes:
    """Return four bytes that name a pepper and tell nothing of it."""
    return expand(pepper, "pepper-name/1")[:4]


def plain_passphrase(typed: str) -> str:
    """Read a passphrase as it is meant: small letters, words joined by single hyphens."""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    return "-".join(unicodedata.normalize("NFKC", folded).replace("-", " ").split())


def _stretch(passphrase: str, head: Head, settings: Config) -> bytes:
    plain = plain_passphrase(passphrase[:LONGEST_PASSPHRASE]).encode("utf-8", "surrogatepass")
    stretch = Argon2id(
        salt=head.salt,
        length=KEY_BYTES,
        iterations=head.iterations,
        lanes=head.lanes,
        memory_cost=head.memory_kib,
        secret=settings.pepper,
    )
    with _gate:
        return stretch.derive(plain)


def _dummy(settings: Config) -> Head:
    kind, pepper = _KINDS[SlotKind.PASSPHRASE], pepper_name(settings.pepper)
    return Head(SLOT, kind, settings.memory_kib, settings.iterations, LANES, pepper, bytes(16))


def _costless(kind: SlotKind) -> Head:
    return Head(SLOT, _KINDS[kind], 0, 0, 0, bytes(4), os.urandom(16))


def _head(slot: bytes) -> Head:
    if len(slot) != SLOT_BYTES:
        raise Tampered("slot size")
    head = Head._make(_HEAD.unpack_from(slot))
    if head.format != SLOT:
        raise Tampered("slot format")
    if head.kind in (_KINDS[SlotKind.RECOVERY_CODE], _KINDS[SlotKind.PASSKEY]):
        sound = (head.memory_kib, head.iterations, head.lanes, head.pepper) == (0, 0, 0, bytes(4))
    else:
        sound = (
            head.lanes == LANES
            and 8 <= head.memory_kib <= MOST_MEMORY_KIB
            and 1 <= head.iterations <= MOST_ITERATIONS
        )
    if not sound:
        raise Tampered("slot costs")
    return head


def _make(person: UUID, seed: bytes, head: Head, root: bytes) -> bytes:
    front, nonce = _HEAD.pack(*head), os.urandom(NONCE_BYTES)
    sealed = AESGCM(expand(root, "slot-key/1")).encrypt(nonce, seed, _context(person, front))
    return front + _check(root) + nonce + sealed


def _open(person: UUID, slot: bytes, root: bytes) -> bytes | None:
    if not hmac.compare_digest(_check(root), slot[_HEAD.size : _CHECK_END]):
        return None
    key = AESGCM(expand(root, "slot-key/1"))
    try:
        nonce, sealed = slot[_CHECK_END:_BODY], slot[_BODY:]
        return key.decrypt(nonce, sealed, _context(person, slot[: _HEAD.size]))
    except InvalidTag as error:
        raise Tampered("slot") from error


def _check(root: bytes) -> bytes:
    return expand(root, "slot-check/1")[:16]


def _context(person: UUID, head: bytes) -> bytes:
    return lp("slot/1", person.bytes) + head
