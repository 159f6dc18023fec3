"""A known-answer vector of the officers' way: a request, the two halves, and the answer."""

import json
from datetime import timedelta
from uuid import UUID

from consult.foundation.encoding import micros
from consult.vault import ceremony, suites
from consult.vault.directory import OFF_LINE
from consult.vault.kinds import GranterKind, RecipientKind
from consult.vault.statements import GrantTerms
from tests.vault.program import recover
from tests.vault.vectors_of_people import ALMA, BERTTA, NOW, RECOVERY

REQUEST_ID, SPACE, SEAT = UUID(int=401), UUID(int=402), UUID(int=403)
SECRETS = (b"\x41" * 32, b"\x42" * 32)


def _line(version, secret, seat, until):
    held = GrantTerms(
        SPACE, version, RecipientKind.RECOVERY, OFF_LINE, RECOVERY.kid, 1, None, NOW, None,
        GranterKind.PERSON, BERTTA.person_id, BERTTA.kid,
    )  # fmt: skip
    return {
        "space": str(SPACE),
        "version": version,
        "seat": str(seat) if seat else "",
        "granted_at": micros(NOW) + version,
        "expires_at": micros(until) if until else None,
        "held": {
            "suite": 1,
            "seat": "",
            "granted_at": micros(NOW),
            "expires_at": None,
            "granter_kind": "person",
            "granter": str(BERTTA.person_id),
            "granter_kid": BERTTA.kid.hex(),
        },
        "wrap": suites.wrap(1, RECOVERY.kem_public, secret, held.info()).hex(),
    }


def request_and_answer():
    head = {
        "format": "consult-recovery-request/1",
        "request": str(REQUEST_ID),
        "person": str(ALMA.person_id),
        "name": "Alma Čáppa",
        "kid": ALMA.kid.hex(),
        "suite": 1,
        "kem": ALMA.kem_public.hex(),
        "sign": ALMA.sign_public.hex(),
        "fingerprint": ALMA.fingerprint,
        "recovery_kid": RECOVERY.kid.hex(),
        "asked_at": micros(NOW),
        "expires_at": micros(NOW + timedelta(days=14)),
    }
    lines = [
        _line(1, SECRETS[0], None, None),
        _line(2, SECRETS[1], SEAT, NOW + timedelta(days=90)),
    ]
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (head, *lines))
    codes = ceremony.split(RECOVERY._seed)
    request = recover.read_request(text, 0)
    return {
        "request": text,
        "codes": list(codes),
        "answer": recover.rewrap(recover.RecoveryKey(*map(recover.read_half, codes)), request),
        "recovery_sign": RECOVERY.sign_public.hex(),
        "seed": ALMA._seed.hex(),
        "opens_to": {
            "check": request.check,
            "fingerprint": ALMA.fingerprint,
            "secrets": [secret.hex() for secret in SECRETS],
        },
    }
