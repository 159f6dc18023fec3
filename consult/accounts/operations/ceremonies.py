"""Passkeys: what the browser is asked, and what its answer is worth. Nothing is believed unchecked.

A challenge is answered once: until it has expired, its hash says that it is spent. A passkey that
counts backwards was copied, or the answer was; it is refused, and the bell rings.
"""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import webauthn
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import (
    bytes_to_base64url,
    options_to_json_dict,
    parse_authentication_credential_json,
)
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from consult import audit, vault
from consult.accounts.models import Account, FactorUse, Passkey, SpentChallenge
from consult.accounts.queries.factors import passkey_with
from consult.audit import Deed, Ringing
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db, transaction

log = logging.getLogger(__name__)

ANSWER_WITHIN = timedelta(minutes=10)
"""How long a question to a passkey stands: pages are left open."""
LONGEST_ANSWER = 20_000
TIMEOUT_MS = 120_000
REQUIRED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Party:
    """For whom passkeys are made: the domain they are bound to, and where the page stands."""

    domain: str
    origin: str


@dataclass(frozen=True, slots=True)
class Holder:
    """For whom a passkey is made, as her device shows it; she may have no account yet."""

    id: UUID
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Made:
    """A passkey that a browser has just made, and that was found right."""

    credential_id: bytes
    public_key: bytes
    count: int


@dataclass(frozen=True, slots=True)
class Touched:
    """A passkey that has answered, and whose it is."""

    passkey: Passkey
    account: Account


def creation_options(
    actor: Actor, party: Party, holder: Holder, known: Sequence[Passkey], challenge: bytes
) -> str:
    """Write what a browser needs to make a passkey, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=party.domain,
        rp_name="Consult",
        user_name=holder.email,
        user_id=holder.id.bytes,
        user_display_name=holder.name,
        challenge=challenge,
        timeout=TIMEOUT_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=REQUIRED
        ),
        exclude_credentials=_named(known),
    )
    return _with_secret(options_to_json_dict(options))


def request_options(
    actor: Actor | None, party: Party, challenge: bytes, known: Sequence[Passkey] = ()
) -> str:
    """Write what a browser needs to ask for a touch, as JSON; without `known`, whoever is there."""
    options = webauthn.generate_authentication_options(
        rp_id=party.domain,
        challenge=challenge,
        timeout=TIMEOUT_MS,
        allow_credentials=_named(known),
        user_verification=REQUIRED,
    )
    return _with_secret(options_to_json_dict(options))


def read_new(actor: Actor, party: Party, answer: str, challenge: bytes) -> Made | None:
    """Return what a browser has made, if all of it is right."""
    if len(answer) > LONGEST_ANSWER:
        return None
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=party.domain,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except Exception as error:  # a parser of strangers' bytes fails in many ways
        log.info("new passkey not accepted", exc_info=error)
        return None
    if not spend(actor, challenge):
        return None
    return Made(made.credential_id, made.credential_public_key, made.sign_count)


def read_touch(actor: Actor, party: Party, answer: str, challenge: bytes) -> Touched | None:
    """Return which passkey has answered, and whose it is, if all of it is right."""
    credential = _parsed(answer)
    found = None if credential is None else passkey_with(actor, credential.raw_id)
    if credential is None or found is None:
        return None
    passkey, account = found
    handle = credential.response.user_handle
    verified = _verified(party, credential, challenge, passkey.public_key)
    if verified is None or (handle is not None and handle != account.id.bytes):
        return None
    if not spend(actor, challenge):
        return None
    if not count_up(actor, passkey.id, verified.new_sign_count):
        _doubt(actor, passkey, account)
        return None
    return Touched(passkey, account)


def open_by_touch(actor: Actor, touched: Touched, output: bytes) -> bytes | None:
    """Return the seed, where the passkey has a slot and this is what its PRF gives."""
    passkey, account = touched.passkey, touched.account
    if passkey.slot_id is None:
        return None
    slot = db.session.get_one(vault.KeySlot, passkey.slot_id)
    return vault.open_passkey_slot(account.id, slot.blob, output)


def spend(actor: Actor, challenge: bytes) -> bool:
    """Tell whether nobody has answered this challenge before, and remember that somebody has."""
    now = clock.now()
    db.session.execute(delete(SpentChallenge).where(SpentChallenge.expires_at < now))
    spent = SpentChallenge(
        challenge_hash=sha256(challenge).digest(), expires_at=now + 2 * ANSWER_WITHIN
    )
    try:
        with db.session.begin_nested():
            db.session.add(spent)
    except IntegrityError:
        return False
    return True


def count_up(actor: Actor, factor_id: UUID, count: int) -> bool:
    """Move a factor's count on, in one statement; tell whether it really went up.

    Two at the same moment: one of them finds it moved already. A passkey that does not count
    says nought each time.
    """
    ahead = FactorUse.last < count if count else FactorUse.last == 0
    moved = db.session.execute(
        update(FactorUse)
        .where(FactorUse.factor_id == factor_id, ahead)
        .values(last=count, used_at=clock.now())
        .returning(FactorUse.factor_id)
    )
    return moved.one_or_none() is not None


def _doubt(actor: Actor, passkey: Passkey, account: Account) -> None:
    passkey_id, person = passkey.id, account.id
    log.error("alarm: a passkey has counted backwards", extra={"passkey": passkey_id})
    found = Ringing(Deed.PASSKEY_DOUBTED, account=person, kind="passkeys", row=passkey_id)
    with transaction():
        audit.ring(None, found)


def _parsed(answer: str) -> AuthenticationCredential | None:
    if len(answer) > LONGEST_ANSWER:
        return None
    try:
        return parse_authentication_credential_json(answer)
    except Exception:
        return None


def _verified(
    party: Party, credential: AuthenticationCredential, challenge: bytes, public_key: bytes
) -> VerifiedAuthentication | None:
    try:
        return webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.domain,
            expected_origin=party.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,  # we compare it ourselves, in one statement
            require_user_verification=True,
        )
    except Exception as error:
        log.info("passkey's answer not accepted", exc_info=error)
        return None


def _named(passkeys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=one.credential_id) for one in passkeys]


def _with_secret(options: dict[str, Any]) -> str:
    """Ask for the authenticator's own secret as well, where it has one (PRF)."""
    ask = {"eval": {"first": bytes_to_base64url(vault.PRF_INPUT)}}
    return json.dumps({**options, "extensions": {"prf": ask}})
