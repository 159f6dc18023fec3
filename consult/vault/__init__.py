"""The vault: whoever is not invited has no key, and the house itself has none."""

from consult.vault.answers import LARGEST_ANSWER, WrongAnswer, named_request, take_in
from consult.vault.bars import bars_from_duty
from consult.vault.boxes import head_of
from consult.vault.ceremony import Authority, Ceremony, Half, hold_ceremony, join
from consult.vault.config import configure
from consult.vault.duty import entrust, left_behind, rewrap_duty
from consult.vault.erasure import (
    destroy_erased_salts,
    destroy_salts,
    end_all_grants,
    end_expired_grants,
    erase_again,
    erase_space,
    erased_spaces,
    not_erased,
    returned,
    sweep_orphan_salts,
)
from consult.vault.identity import Identity, fingerprint_of, new_seed
from consult.vault.inspection import Fault, faults
from consult.vault.keyrings import Keyring
from consult.vault.kinds import (
    ApproverKind,
    GranterKind,
    RecipientKind,
    SlotKind,
    SpaceKind,
    SpaceState,
)
from consult.vault.models import Grant, KeyCert, KeySlot, PassKey, PersonKey, Space, SpaceVersion
from consult.vault.own import open_own, seal_own
from consult.vault.passes import (
    PassIdentity,
    make_pass_slot,
    open_pass_slot,
    recipient_of_pass,
    vouch_for_pass,
)
from consult.vault.passphrases import new_passphrase
from consult.vault.people import (
    certify,
    certify_by_authority,
    publish_keys,
    retire_keys,
    vouch,
    waiting_keys,
)
from consult.vault.presence import close_keyring, keyring, open_keyring, signed_in
from consult.vault.readers import (
    Opener,
    holds_wrap,
    live_passes,
    openers_of,
    readers_of,
    readers_of_each,
    seats_that_end,
)
from consult.vault.recipients import (
    Recipient,
    of_identity,
    of_recovery,
    open_from_person,
    recipient_of,
    seal_into,
    seal_to_person,
)
from consult.vault.records import Alarm, Opened
from consult.vault.recovery import (
    Wish,
    WishLine,
    check_number,
    digest_of,
    key_for_wish,
    lines_for,
    write_request,
)
from consult.vault.renewal import turn_for_all_who_stay
from consult.vault.resealing import Resealed, reseal, rows_behind
from consult.vault.returning import Moments, give_back, lose_keys
from consult.vault.rotation import rotate_keys
from consult.vault.rows import SealedRow, sealed, write_anew
from consult.vault.sealed_files import BackupKey, backup_kid, seal_file
from consult.vault.seals import put_seal, seal_holds
from consult.vault.sessions import SealedSession, open_session, seal_session, session_id
from consult.vault.slots import (
    PRF_INPUT,
    is_cheaper_than_settings,
    make_passkey_slot,
    make_passphrase_slot,
    make_recovery_slot,
    new_recovery_code,
    open_passkey_slot,
    open_passphrase_slot,
    open_recovery_slot,
    plain_passphrase,
)
from consult.vault.spaces import (
    end_grants,
    end_grants_of_seat,
    grant,
    make_space,
    reserve_space,
    turn_key,
)
from consult.vault.under import open_under, seal_under

__all__ = [
    "LARGEST_ANSWER",
    "PRF_INPUT",
    "Alarm",
    "ApproverKind",
    "Authority",
    "BackupKey",
    "Ceremony",
    "Fault",
    "Grant",
    "GranterKind",
    "Half",
    "Identity",
    "KeyCert",
    "KeySlot",
    "Keyring",
    "Moments",
    "Opened",
    "Opener",
    "PassIdentity",
    "PassKey",
    "PersonKey",
    "Recipient",
    "RecipientKind",
    "Resealed",
    "SealedRow",
    "SealedSession",
    "SlotKind",
    "Space",
    "SpaceKind",
    "SpaceState",
    "SpaceVersion",
    "Wish",
    "WishLine",
    "WrongAnswer",
    "backup_kid",
    "bars_from_duty",
    "certify",
    "certify_by_authority",
    "check_number",
    "close_keyring",
    "configure",
    "destroy_erased_salts",
    "destroy_salts",
    "digest_of",
    "end_all_grants",
    "end_expired_grants",
    "end_grants",
    "end_grants_of_seat",
    "entrust",
    "erase_again",
    "erase_space",
    "erased_spaces",
    "faults",
    "fingerprint_of",
    "give_back",
    "grant",
    "head_of",
    "hold_ceremony",
    "holds_wrap",
    "is_cheaper_than_settings",
    "join",
    "key_for_wish",
    "keyring",
    "left_behind",
    "lines_for",
    "live_passes",
    "lose_keys",
    "make_pass_slot",
    "make_passkey_slot",
    "make_passphrase_slot",
    "make_recovery_slot",
    "make_space",
    "named_request",
    "new_passphrase",
    "new_recovery_code",
    "new_seed",
    "not_erased",
    "of_identity",
    "of_recovery",
    "open_from_person",
    "open_keyring",
    "open_own",
    "open_pass_slot",
    "open_passkey_slot",
    "open_passphrase_slot",
    "open_recovery_slot",
    "open_session",
    "open_under",
    "openers_of",
    "plain_passphrase",
    "publish_keys",
    "put_seal",
    "readers_of",
    "readers_of_each",
    "recipient_of",
    "recipient_of_pass",
    "reseal",
    "reserve_space",
    "retire_keys",
    "returned",
    "rewrap_duty",
    "rotate_keys",
    "rows_behind",
    "seal_file",
    "seal_holds",
    "seal_into",
    "seal_own",
    "seal_session",
    "seal_to_person",
    "seal_under",
    "sealed",
    "seats_that_end",
    "session_id",
    "signed_in",
    "sweep_orphan_salts",
    "take_in",
    "turn_for_all_who_stay",
    "turn_key",
    "vouch",
    "vouch_for_pass",
    "waiting_keys",
    "write_anew",
    "write_request",
]
