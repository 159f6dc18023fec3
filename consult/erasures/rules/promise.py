"""What this installation can honestly say about its backups, and when it can certify it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

GRACE = timedelta(days=7)
"""So long an approved erasure can still be stopped."""
OVERDUE_AFTER = timedelta(days=30)
"""What nobody has answered for so long makes `retention sweep` complain."""
AGAIN_AFTER = timedelta(days=90)
"""So long nothing is proposed again to whoever has just said no."""
SWEPT_WITHIN = 1
"""Days: the nightly backup removes what is too old by then, so a copy may see another day begin."""
NEVER_CONFIRMED = -1
"""The setting `snapshot_days` where nobody has said what the machine's host keeps."""


@dataclass(frozen=True, slots=True)
class Promise:
    """How long something erased can still be brought back, by what was declared."""

    salt_backup_days: int
    snapshot_days: int
    """What the host keeps of the salts' disk; 0: nothing; -1: nobody has declared it."""

    @property
    def is_declared(self) -> bool:
        """Tell whether there is anything to certify by."""
        return self.snapshot_days != NEVER_CONFIRMED

    @property
    def days(self) -> int:
        """Return for how many days a copy of a salt may still lie somewhere.

        A picture of the disks also shows the oldest backup of the salts on the last day it had.
        """
        return self.salt_backup_days + SWEPT_WITHIN + max(self.snapshot_days, 0)

    def certain_from(self, shredded_at: datetime) -> datetime:
        """Return from when no copy is left. A copy made at the last moment counts whole."""
        return shredded_at + timedelta(days=self.days)

    def is_certain(self, shredded_at: datetime | None, now: datetime) -> bool:
        """Tell whether a certificate of destruction may be shown."""
        return (
            self.is_declared and shredded_at is not None and now >= self.certain_from(shredded_at)
        )


def draw_reference() -> str:
    """Draw a certificate's number: at random, so that it points at no case."""
    return "-".join(f"{secrets.randbelow(10_000):04d}" for _ in range(3))
