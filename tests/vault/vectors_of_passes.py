"""Known-answer vectors of meeting passes: the slot under link and code, and the issuer's word."""

from datetime import timedelta
from uuid import UUID

from consult.vault import passes
from consult.vault.statements import PassTerms
from tests.vault.vectors_of_people import ALMA, NOW

PASS = passes.PassIdentity(UUID(int=301), bytes(range(96, 128)))
SPACE = UUID(int=(1 << 64) + 1)
TOKEN, CODE = b"\x66" * 32, "40718263"


def slot():
    made = passes.make_pass_slot(PASS.person_id, PASS._seed, TOKEN, CODE)
    return {
        "pass": str(PASS.person_id),
        "token": TOKEN.hex(),
        "code": CODE,
        "slot": made.hex(),
        "opens_to": PASS._seed.hex(),
    }


def key():
    until = NOW + timedelta(days=7)
    terms = PassTerms(
        PASS.person_id, PASS.kid, 1, PASS.kem_public, PASS.sign_public, SPACE, NOW, until,
        ALMA.person_id, ALMA.kid,
    )  # fmt: skip
    return {
        "pass": str(PASS.person_id),
        "kid": PASS.kid.hex(),
        "suite": 1,
        "kem": PASS.kem_public.hex(),
        "sign": PASS.sign_public.hex(),
        "space": str(SPACE),
        "issued_at": NOW.isoformat(),
        "expires_at": until.isoformat(),
        "issuer": str(ALMA.person_id),
        "issuer_kid": ALMA.kid.hex(),
        "issuer_sign": ALMA.sign_public.hex(),
        "signature": ALMA.sign(terms.signed()).hex(),
        "opens_to": None,
    }
