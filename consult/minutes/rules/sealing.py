"""What is sealed, to the byte (docs/formats-on-disk.md), and how a seal is written on paper."""

import base64
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from consult.foundation.encoding import lp, micros


class SealTerms(NamedTuple):
    """Everything a seal says: this text of this item's minutes, by whom, when, after what."""

    item_id: UUID
    number: int
    digest: bytes
    before: bytes
    """The digest of the version before it; empty for the first."""
    confirmed_at: datetime
    log_seq: int
    log_hash: bytes
    chair_id: UUID
    kid: bytes

    def statement(self) -> bytes:
        """Return the sealed bytes."""
        return lp(
            "minutes/1",
            self.item_id.bytes,
            self.number,
            self.digest,
            self.before,
            micros(self.confirmed_at),
            self.log_seq,
            self.log_hash,
            self.chair_id.bytes,
            self.kid,
        )


def seal_number(seal: bytes) -> str:
    """Write a seal as 25 digits in groups of five, for two people to read out and compare."""
    number = int.from_bytes(sha256(seal).digest(), "big") % 10**25
    digits = f"{number:025d}"
    return " ".join(digits[start : start + 5] for start in range(0, 25, 5))


def log_place(seq: int, chain_hash: bytes) -> str:
    """Write a place of the log as the anchors outside write it."""
    return f"{seq} · {base64.b64encode(chain_hash).decode()}"
