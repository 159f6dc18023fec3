"""Write the known-answer vectors that are not there yet: `python -m tests.vault.make_vectors`.

A vector that was once committed is never written again: what it holds must open for ever.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from consult.foundation.encoding import columns, micros
from consult.vault import boxes, inbox, person_boxes, suites
from consult.vault.directory import OFF_LINE
from consult.vault.identity import Identity
from consult.vault.kinds import ApproverKind, GranterKind, RecipientKind
from consult.vault.statements import GrantTerms, VersionTerms, digest
from tests.vault import vectors_of_passes as passes
from tests.vault import vectors_of_people as people
from tests.vault import vectors_of_recovery as recoveries
from tests.vault.vectors_of_people import ALMA, AUTHORITY, BERTTA, NOW, RECOVERY

FOLDER = Path(__file__).parent / "vectors"
SPACE, ROW, CLIENT, DUTY, SEAT, PASS = (UUID(int=(n << 64) + n) for n in range(1, 7))
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


def person_box(dies_with):
    salt = OTHER if dies_with else b""
    place = ("kept-form", ROW.bytes, "note.new", DUTY.bytes, micros(NOW))
    context = person_boxes.context_of(ALMA.person_id, dies_with, place)
    plain = "Kesken jäänyt lause".encode()
    return {
        "seed": ALMA._seed.hex(),
        "person": str(ALMA.person_id),
        "dies_with": str(dies_with) if dies_with else None,
        "salt": salt.hex(),
        "row": str(ROW),
        "form": "note.new",
        "target": str(DUTY),
        "sent_at": NOW.isoformat(),
        "box": person_boxes.seal_to_key(1, ALMA.kem_public, salt, plain, context).hex(),
        "opens_to": plain.decode(),
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


MAKERS = {
    "columns": lambda: [bound_columns()],
    "identity": lambda: [people.identity(ALMA), people.identity(RECOVERY)],
    "authority": lambda: [people.authority()],
    "slot": lambda: [
        people.passphrase_slot(65_536, 3),
        people.passphrase_slot(64, 1),
        people.code_slot(),
    ],
    "session": lambda: [people.session()],
    "own": lambda: [people.sealed_for_oneself()],
    "passkey_slot": lambda: [people.passkey_slot()],
    "totp": lambda: [people.totp()],
    "row_box": lambda: [row_box(), row_box(None)],
    "grant": grants,
    "version": lambda: [version()],
    "cert": lambda: [
        people.cert(ALMA, ApproverKind.PERSON, ALMA.person_id),
        people.cert(AUTHORITY, ApproverKind.AUTHORITY, OFF_LINE),
    ],
    "inbox_box": lambda: [inbox_box()],
    "person_box": lambda: [person_box(None), person_box(CLIENT)],
    "halves": lambda: [people.halves()],
    "under": lambda: [people.under()],
    "sealed_file": lambda: [people.sealed_file(0), people.sealed_file(16_384 + 5)],
    "pass_slot": lambda: [passes.slot()],
    "pass_key": lambda: [passes.key()],
    "recovery": lambda: [recoveries.request_and_answer()],
}

if __name__ == "__main__":
    for name, make in MAKERS.items():
        path = FOLDER / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(make(), ensure_ascii=False, indent=1) + "\n")
