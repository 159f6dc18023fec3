"""Changes to accounts: enrolling, signing in and out, and what each changes about her own."""

from consult.accounts.operations.approving import approve, refuse
from consult.accounts.operations.duties import (
    change_duties,
    confirm_duty,
    drop_duty,
    reactivate,
    suspend,
)
from consult.accounts.operations.enrolment import NewKeys, certify, enrol, prepare_keys
from consult.accounts.operations.entering import (
    CodeTry,
    FirstKeys,
    begin_code,
    come_in,
    draw_first_keys,
    is_code_right,
)
from consult.accounts.operations.inviting import (
    Door,
    cancel_arrival,
    draw_door,
    invite,
    renew_link,
)
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
    "CodeTry",
    "Door",
    "FirstKeys",
    "Limits",
    "NewKeys",
    "Sitting",
    "approve",
    "begin_attempt",
    "begin_code",
    "begin_sitting",
    "cancel_arrival",
    "certify",
    "change_duties",
    "change_own_account",
    "change_passphrase",
    "come_in",
    "confirm_duty",
    "draw_door",
    "draw_first_keys",
    "drop_duty",
    "end_sitting",
    "enrol",
    "forget_tries",
    "invite",
    "is_code_right",
    "open_seed",
    "prepare_keys",
    "reactivate",
    "refuse",
    "refuse_attempt",
    "remember_device",
    "renew_link",
    "replace_slot",
    "resume_sitting",
    "seal_anew",
    "slot_made_dearer",
    "suspend",
]
