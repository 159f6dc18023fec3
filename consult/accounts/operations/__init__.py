"""Changes to accounts: enrolling, signing in and out, and what each changes about her own."""

from consult.accounts.operations.enrolment import NewKeys, certify, enrol, prepare_keys
from consult.accounts.operations.own import change_own_account, change_passphrase, seal_anew
from consult.accounts.operations.signing_in import (
    DEVICE_KNOWN_FOR,
    Attempt,
    begin_attempt,
    forget_tries,
    open_seed,
    refuse_attempt,
    remember_device,
    replace_slot,
    slot_made_dearer,
)
from consult.accounts.operations.sittings import (
    Limits,
    Sitting,
    begin_sitting,
    end_sitting,
    resume_sitting,
)

__all__ = [
    "DEVICE_KNOWN_FOR",
    "Attempt",
    "Limits",
    "NewKeys",
    "Sitting",
    "begin_attempt",
    "begin_sitting",
    "certify",
    "change_own_account",
    "change_passphrase",
    "end_sitting",
    "enrol",
    "forget_tries",
    "open_seed",
    "prepare_keys",
    "refuse_attempt",
    "remember_device",
    "replace_slot",
    "resume_sitting",
    "seal_anew",
    "slot_made_dearer",
]
