"""Known-answer vectors of what belongs to people: keys, slots, sessions, certificates."""

import base64
from datetime import UTC, datetime
from hashlib import sha256
from unittest.mock import patch
from uuid import UUID

import pyotp

from consult.foundation.encoding import lp
from consult.vault import own, sessions, slots
from consult.vault.ceremony import Authority, recovery_identity, split
from consult.vault.config import Config
from consult.vault.identity import Identity
from consult.vault.sealed_files import BackupKey, seal_file
from consult.vault.slots import PRF_INPUT
from consult.vault.statements import CertTerms, PublicKey
from consult.vault.under import seal_under

NOW = datetime(2026, 10, 25, 3, 30, 0, 123456, tzinfo=UTC)
ALMA = Identity(UUID(int=101), bytes(range(32)))
BERTTA = Identity(UUID(int=102), bytes(range(32, 64)))
RECOVERY = recovery_identity(bytes(range(64, 96)))
AUTHORITY = Authority(bytes(range(128, 160)))


def cert(approver, kind, approver_id):
    one = Identity(BERTTA.person_id, b"\x44" * 32)
    keys = [PublicKey(k.kid, 1, k.kem_public, k.sign_public) for k in (BERTTA, one)]
    terms = CertTerms(BERTTA.person_id, tuple(keys), kind, approver_id, approver.kid, NOW)
    return {
        "person": str(BERTTA.person_id),
        "keys": [
            {"kid": k.kid.hex(), "suite": 1, "kem": k.kem_public.hex(), "sign": k.sign_public.hex()}
            for k in keys
        ],
        "approver_kind": str(kind),
        "approver": str(approver_id),
        "approver_kid": approver.kid.hex(),
        "approver_sign": approver.sign_public.hex(),
        "at": NOW.isoformat(),
        "signature": approver.sign(terms.signed()).hex(),
        "opens_to": None,
    }


def identity(one):
    made = [one.kem_public.hex(), one.sign_public.hex(), one.kid.hex(), one.fingerprint]
    return {"person": str(one.person_id), "seed": one._seed.hex(), "opens_to": made}


def authority():
    made = [AUTHORITY.sign_public.hex(), AUTHORITY.kid.hex()]
    return {"seed": bytes(range(128, 160)).hex(), "opens_to": made}


def passphrase_slot(memory, turns):
    words, pepper = "pöllö-kanerva-äyriäinen-juuri-tuuli", b"\x55" * 32
    told = Config(pepper, memory, turns, b"", b"", b"")
    with patch.object(slots, "config", lambda: told):
        slot = slots.make_passphrase_slot(ALMA.person_id, ALMA._seed, words)
    return {
        "opened_by": "passphrase",
        "person": str(ALMA.person_id),
        "passphrase": words,
        "pepper": pepper.hex(),
        "slot": slot.hex(),
        "opens_to": ALMA._seed.hex(),
    }


def code_slot():
    code = slots.new_recovery_code()
    slot = slots.make_recovery_slot(ALMA.person_id, ALMA._seed, code)
    person, seed = str(ALMA.person_id), ALMA._seed.hex()
    return {
        "opened_by": "code", "person": person, "code": code, "slot": slot.hex(), "opens_to": seed,
    }  # fmt: skip


def passkey_slot():
    output = b"\x66" * 32
    slot = slots.make_passkey_slot(ALMA.person_id, ALMA._seed, output)
    return {
        "person": str(ALMA.person_id),
        "input": PRF_INPUT.hex(),
        "output": output.hex(),
        "slot": slot.hex(),
        "opens_to": ALMA._seed.hex(),
    }


def totp():
    row, secret, at = UUID(int=103), b"01234567890123456789", 1_792_900_800
    code = pyotp.TOTP(base64.b32encode(secret).decode()).at(at)
    return {
        "person": str(ALMA.person_id),
        "seed": ALMA._seed.hex(),
        "row": str(row),
        "box": own.seal_own(ALMA, "totp", row, secret).hex(),
        "at": at,
        "opens_to": [secret.hex(), code],
    }


def session():
    made = sessions.seal_session(ALMA.person_id, ALMA._seed)
    return {
        "person": str(ALMA.person_id),
        "token": made.token.hex(),
        "id": made.id.hex(),
        "blob": made.blob.hex(),
        "opens_to": ALMA._seed.hex(),
    }


def sealed_for_oneself():
    return {
        "person": str(ALMA.person_id),
        "seed": ALMA._seed.hex(),
        "label": "totp",
        "blob": ALMA.seal_own("totp", b"0123456789abcdef0123").hex(),
        "opens_to": b"0123456789abcdef0123".hex(),
    }


def halves():
    return {"codes": split(RECOVERY._seed), "opens_to": RECOVERY._seed.hex()}


def under():
    plain = "uudistamistunnus-äö".encode()
    blob = seal_under(b"\x77" * 32, "sso/1", plain).hex()
    return {"key": "77" * 32, "label": "sso/1", "blob": blob, "opens_to": plain.hex()}


def sealed_file(size):
    key, plain = BackupKey(b"\x66" * 32), b"k" * size
    backup, name = "20261122T123000Z-0123abcd", "salts"
    pieces = seal_file(key.kem_public, [plain], lp("backup/1", backup, name))
    return {
        "seed": "66" * 32,
        "kem_public": key.kem_public.hex(),
        "backup": backup,
        "set": name,
        "file": b"".join(pieces).hex(),
        "opens_to": [size, sha256(plain).hexdigest()],
    }
