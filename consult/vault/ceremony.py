"""The off-line ceremony: recovery, authority and backup key, each split for two custodians.

Run once on a machine that is never on a network. Each seed is split into two halves of random
bytes; one half alone says nothing, both XORed give the seed. The public halves go into the
settings. The demo holds the ceremony by itself and keeps the papers in its instance folder.
"""

import base64
import os
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from consult.foundation.words import Words
from consult.vault.directory import OFF_LINE, authority_kid
from consult.vault.identity import Identity, fingerprint_of, new_seed
from consult.vault.primitives import KEY_BYTES, expand
from consult.vault.sealed_files import BackupKey
from consult.vault.typed_codes import read_code, write_code


class Authority:
    """The authority key unlocked: it vouches for the first two supervisors, and opens nothing."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(expand(seed, "authority/1"))

    @cached_property
    def sign_public(self) -> bytes:
        """The public half, which stands in the settings."""
        return self._key.public_key().public_bytes_raw()

    @cached_property
    def kid(self) -> bytes:
        """The name of the key."""
        return authority_kid(self.sign_public)

    @property
    def fingerprint(self) -> str:
        """25 digits that stand for the key."""
        return fingerprint_of(OFF_LINE, self.kid)

    def sign(self, message: bytes) -> bytes:
        """Sign as the authority."""
        return self._key.sign(message)


def recovery_identity(seed: bytes) -> Identity:
    """Return the recovery key unlocked: a seed like a person's, belonging to nobody."""
    return Identity(OFF_LINE, seed)


@dataclass(frozen=True, slots=True, repr=False)
class Half:
    """One custodian's paper: half of one key."""

    title: Words
    fingerprint: str
    number: int
    code: str

    def paper(self, language: str) -> str:
        """Return the text to print and seal in an envelope."""
        first, *rest = _PAPER.say(language).splitlines()
        heading = f"{first} – {self.title.say(language)} – {self.number}/2"
        return "\n".join([heading, "", self.code, "", self.fingerprint, "", *rest, ""])


@dataclass(frozen=True, slots=True, repr=False)
class Ceremony:
    """What a ceremony yields: three seeds, gone when the process ends, and their halves."""

    recovery_seed: bytes
    authority_seed: bytes
    backup_seed: bytes

    @property
    def recovery(self) -> Identity:
        """The recovery key."""
        return recovery_identity(self.recovery_seed)

    @property
    def authority(self) -> Authority:
        """The authority key."""
        return Authority(self.authority_seed)

    @property
    def backup(self) -> BackupKey:
        """The backup key."""
        return BackupKey(self.backup_seed)

    def settings(self) -> dict[str, str]:
        """Return the public halves as the settings want them, in base64."""
        publics = {
            "recovery_kem": self.recovery.kem_public,
            "recovery_sign": self.recovery.sign_public,
            "authority_sign": self.authority.sign_public,
            "backup_kem": self.backup.kem_public,
        }
        return {name: base64.b64encode(public).decode() for name, public in publics.items()}

    def halves(self) -> list[Half]:
        """Split each key anew: two papers each, in the order of the custodians."""
        return [
            Half(title, fingerprint, number, code)
            for title, seed, fingerprint in (
                (_RECOVERY, self.recovery_seed, self.recovery.fingerprint),
                (_AUTHORITY, self.authority_seed, self.authority.fingerprint),
                (_BACKUP, self.backup_seed, self.backup.fingerprint),
            )
            for number, code in enumerate(split(seed), start=1)
        ]


def hold_ceremony() -> Ceremony:
    """Draw all three keys."""
    return Ceremony(new_seed(), new_seed(), new_seed())


def split(seed: bytes) -> tuple[str, str]:
    """Split a seed into two codes, each of which alone is only noise."""
    first = os.urandom(KEY_BYTES)
    return write_code(first), write_code(_xor(first, seed))


def join(first: str, second: str) -> bytes:
    """Join two custodians' codes.

    Raises:
        ValueError: a code was mistyped; the message says which.

    """
    halves = []
    for number, code in enumerate((first, second), start=1):
        half = read_code(code, KEY_BYTES * 8)
        if half is None:
            raise ValueError(f"half {number} is mistyped")
        halves.append(half)
    return _xor(*halves)


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


_RECOVERY = Words("Palautusavain", "Återställningsnyckel", "Recovery key")
_AUTHORITY = Words("Valtuutusavain", "Fullmaktsnyckel", "Authority key")
_BACKUP = Words("Varmuuskopioavain", "Nyckel för säkerhetskopior", "Backup key")
_PAPER = Words(
    "Consult\n"
    "Tämä on puolikas avaimesta. Yksin se ei avaa mitään. Säilytä se suljetussa kuoressa,\n"
    "erillään toisesta puolikkaasta. Älä kirjoita sitä mihinkään laitteeseen, joka on verkossa.",
    "Consult\n"
    "Det här är en halv nyckel. Ensam öppnar den ingenting. Förvara den i ett förseglat kuvert,\n"
    "skilt från den andra halvan. Skriv den aldrig in i en apparat som är på nätet.",
    "Consult\n"
    "This is half of a key. Alone it opens nothing. Keep it in a sealed envelope, apart from the\n"
    "other half. Never type it into a device that is on a network.",
)
