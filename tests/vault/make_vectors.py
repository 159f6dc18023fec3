"""Write the known-answer vectors that are not there yet: `python -m tests.vault.make_vectors`.

A vector that was once committed is never written again: what it holds must open for ever.
"""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from consult.foundation.encoding import columns
from consult.vault import boxes, inbox, sessions, slots, suites
from consult.vault.ceremony import Authority, recovery_identity, split
from consult.vault.config import Config
from consult.vault.directory import OFF_LINE
from consult.vault.identity import Identity
from consult.vault.kinds import ApproverKind, GranterKind, RecipientKind
from consult.vault.statements import CertTerms, GrantTerms, PublicKey, VersionTerms, digest

FOLDER = Path(__file__).parent / "vectors"
NOW = datetime(2026, 10, 25, 3, 30, 0, 123456, tzinfo=UTC)
SPACE, ROW, CLIENT, DUTY, SEAT, PASS = (UUID(int=(n << 64) + n) for n in range(1, 7))
ALMA = Identity(UUID(int=101), bytes(range(32)))
BERTTA = Identity(UUID(int=102), bytes(range(32, 64)))
RECOVERY = recovery_identity(bytes(range(64, 96)))
SECRET, SALT, OTHER = b"\x11" * 32, b"\x22" * 32, b"\x33" * 32
TEXT = {"body": "Mummo tarjoaa viikonloppuja. – Áillohaš, čáppa, ŋ", "tags": ["a", 1, None]}
BOUND = [
    ("dies_with", "id", str(CLIENT)),
    ("author_id", "id", str(ALMA.person_id)),
    ("voice", "text", "child"),
    ("written_at", "moment", NOW.isoformat()),
    ("answers_id", "none", None),
]
VALUES = {"dies_with": CLIENT, "author_id": ALMA.person_id, "voice": "child", "written_at": NOW}


def row_box(dies_with=CLIENT, secret=SECRET):
    bound = BOUND if dies_with else [("dies_with", "none", None)]
    values = [(n, VALUES.get(n)) for n, *_ in bound] if dies_with else [("dies_with", None)]
    other = OTHER if dies_with else b""
    key = boxes.content_key(secret, SALT, SPACE, 3, dies_with, other)
    where = boxes.place("note", SPACE, ROW, 7) + columns(values)
    plain = json.dumps(TEXT, ensure_ascii=False, separators=(",", ":")).encode()
    return {
        "secret": secret.hex(),
        "salt": SALT.hex(),
        "dies_with": str(dies_with) if dies_with else None,
        "dies_with_salt": other.hex(),
        "space": str(SPACE),
        "version": 3,
        "set": 2,
        "seal_name": "note",
        "row": str(ROW),
        "box_rev": 7,
        "bound": bound,
        "box": boxes.seal_box(key, plain, where, 3, 2).hex(),
        "opens_to": TEXT,
    }


def a_grant(kind, recipient_id, kem_public, kid, kem_private, granter, granter_kind, **more):
    terms = GrantTerms(
        SPACE, 3, kind, recipient_id, kid, 1, more.get("seat"), NOW, more.get("until"),
        granter_kind, granter.person_id, granter.kid,
    )  # fmt: skip
    blob = suites.wrap(1, kem_public, SECRET, terms.info())
    return {
        "terms": {
            "space": str(SPACE),
            "version": 3,
            "kind": str(kind),
            "recipient": str(recipient_id),
            "kid": kid.hex(),
            "suite": 1,
            "seat": str(terms.seat) if terms.seat else None,
            "granted_at": NOW.isoformat(),
            "expires_at": terms.expires_at.isoformat() if terms.expires_at else None,
            "granter_kind": str(granter_kind),
            "granter": str(granter.person_id),
            "granter_kid": granter.kid.hex(),
        },
        "granter_sign": granter.sign_public.hex(),
        "kem_private": kem_private.hex(),
        "blob": blob.hex(),
        "signature": granter.sign(terms.signed(digest(blob))).hex(),
        "opens_to": SECRET.hex(),
    }


def to_identity(kind, one, granter, granter_kind, **more):
    private = one._kem.private_bytes_raw()
    return a_grant(
        kind, one.person_id, one.kem_public, one.kid, private, granter, granter_kind, **more
    )


def to_duty():
    private = inbox.inbox_key(OTHER, DUTY, 2)
    public = private.public_key().public_bytes_raw()
    kid = suites.kid_of(1, public)
    raw = private.private_bytes_raw()
    return a_grant(RecipientKind.DUTY, DUTY, public, kid, raw, ALMA, GranterKind.PERSON)


def grants():
    until, seat = NOW + timedelta(days=7), {"seat": SEAT, "until": NOW + timedelta(hours=3)}
    guest = Identity(PASS, bytes(range(96, 128)))
    return [
        to_identity(RecipientKind.PERSON, BERTTA, ALMA, GranterKind.PERSON, **seat),
        to_identity(RecipientKind.RECOVERY, RECOVERY, ALMA, GranterKind.PERSON),
        to_identity(RecipientKind.PASS, guest, BERTTA, GranterKind.PERSON, until=until),
        to_identity(RecipientKind.PERSON, BERTTA, BERTTA, GranterKind.DUTY, until=until),
        to_identity(RecipientKind.PERSON, BERTTA, RECOVERY, GranterKind.RECOVERY),
        to_duty(),
    ]


def version():
    public = inbox.inbox_public(SECRET, SPACE, 3)
    terms = VersionTerms(SPACE, 3, 1, public, NOW, ALMA.person_id, ALMA.kid)
    return {
        "secret": SECRET.hex(),
        "space": str(SPACE),
        "version": 3,
        "creator": str(ALMA.person_id),
        "creator_kid": ALMA.kid.hex(),
        "creator_sign": ALMA.sign_public.hex(),
        "created_at": NOW.isoformat(),
        "signature": ALMA.sign(terms.signed()).hex(),
        "opens_to": public.hex(),
    }


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
    key = Authority(bytes(range(128, 160)))
    made = [key.sign_public.hex(), key.kid.hex()]
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


def session():
    made = sessions.seal_session(ALMA.person_id, ALMA._seed)
    return {
        "person": str(ALMA.person_id),
        "token": made.token.hex(),
        "id": made.id.hex(),
        "blob": made.blob.hex(),
        "opens_to": ALMA._seed.hex(),
    }


def own():
    return {
        "person": str(ALMA.person_id),
        "seed": ALMA._seed.hex(),
        "label": "totp",
        "blob": ALMA.seal_own("totp", b"0123456789abcdef0123").hex(),
        "opens_to": b"0123456789abcdef0123".hex(),
    }


def inbox_box():
    public = inbox.inbox_public(SECRET, SPACE, 3)
    box = inbox.seal_to_inbox(1, public, SALT, b"Kiitos, se auttoi.", SPACE, 3, ROW)
    return {
        "secret": SECRET.hex(),
        "salt": SALT.hex(),
        "space": str(SPACE),
        "version": 3,
        "row": str(ROW),
        "box": box.hex(),
        "opens_to": "Kiitos, se auttoi.",
    }


def bound_columns():
    pairs = [
        ("a", "none", None, None),
        ("b", "truth", True, True),
        ("c", "number", -2, -2),
        ("d", "text", "čáppa", "čáppa"),
        ("e", "bytes", "00ff", b"\x00\xff"),
        ("f", "id", str(SPACE), SPACE),
        ("g", "moment", NOW.isoformat(), NOW),
        ("h", "day", "2026-10-25", date(2026, 10, 25)),
        ("i", "list", [["text", "x"], ["number", 1]], ["x", 1]),
    ]
    made = columns((name, value) for name, _, _, value in pairs)
    return {"bound": [pair[:3] for pair in pairs], "opens_to": made.hex()}


def halves():
    return {"codes": split(RECOVERY._seed), "opens_to": RECOVERY._seed.hex()}


MAKERS = {
    "columns": lambda: [bound_columns()],
    "identity": lambda: [identity(ALMA), identity(RECOVERY)],
    "authority": lambda: [authority()],
    "slot": lambda: [passphrase_slot(65_536, 3), passphrase_slot(64, 1), code_slot()],
    "session": lambda: [session()],
    "own": lambda: [own()],
    "row_box": lambda: [row_box(), row_box(None)],
    "grant": grants,
    "version": lambda: [version()],
    "cert": lambda: [
        cert(ALMA, ApproverKind.PERSON, ALMA.person_id),
        cert(Authority(bytes(range(128, 160))), ApproverKind.AUTHORITY, OFF_LINE),
    ],
    "inbox_box": lambda: [inbox_box()],
    "halves": lambda: [halves()],
}

if __name__ == "__main__":
    for name, make in MAKERS.items():
        path = FOLDER / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(make(), ensure_ascii=False, indent=1) + "\n")
