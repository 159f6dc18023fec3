"""What kinds of spaces, recipients and key slots there are. The values are signed: never change."""

from enum import StrEnum


class SpaceKind(StrEnum):
    """What a space is for."""

    CASE = "case"
    CLIENT = "client"
    CONSULTATION = "consultation"
    LEADERSHIP = "leadership"
    DUTY = "duty"
    PRIVATE = "private"


class SpaceState(StrEnum):
    """Whether a space is kept free for later, lives, or is erased and only its tombstone stands."""

    RESERVED = "reserved"
    LIVE = "live"
    ERASED = "erased"


class RecipientKind(StrEnum):
    """Whom a space is wrapped to."""

    PERSON = "person"
    DUTY = "duty"
    PASS = "pass"  # noqa: S105 - a meeting pass
    RECOVERY = "recovery"


class GranterKind(StrEnum):
    """As what a granter held the space."""

    PERSON = "person"
    DUTY = "duty"
    RECOVERY = "recovery"


class ApproverKind(StrEnum):
    """Who vouches for a person's keys."""

    AUTHORITY = "authority"
    PERSON = "person"


class SlotKind(StrEnum):
    """What opens a seed."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not one
    RECOVERY_CODE = "recovery-code"
    PASSKEY = "passkey"
