"""Meeting passes: a key pair for somebody without an account, for one space, for a few days.

The seed of a pass is sealed under two things that never meet on the server's disk: the token of
a link and the code that was said on the telephone. The one who issues it signs the public half.

    slot = blob(extract(lp(token, code), pass id, "pass-slot/1"), seed, lp("pass-slot/1", pass id))
"""

from datetime import datetime
from uuid import UUID

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.encoding import lp
from consult.foundation.errors import Tampered
from consult.vault.directory import Directory
from consult.vault.identity import Identity
from consult.vault.kinds import RecipientKind
from consult.vault.models import PassKey
from consult.vault.presence import keyring
from consult.vault.primitives import extract, open_blob, seal_blob, signature_holds
from consult.vault.recipients import Recipient
from consult.vault.statements import PassTerms
from consult.vault.suites import kid_of


class PassIdentity(Identity):
    """A pass unlocked: it opens what is wrapped to it. Nothing it signs is believed."""

    recipient_kind = RecipientKind.PASS


def make_pass_slot(pass_id: UUID, seed: bytes, token: bytes, code: str) -> bytes:
    """Seal the seed of a pass under the link's token and the code."""
    return seal_blob(_slot_key(pass_id, token, code), seed, _slot_context(pass_id))


def open_pass_slot(pass_id: UUID, slot: bytes, token: bytes, code: str) -> bytes | None:
    """Return the seed, or nothing if the code is wrong. Tries are counted by the caller."""
    try:
        return open_blob(_slot_key(pass_id, token, code), slot, _slot_context(pass_id))
    except Tampered:
        return None


def vouch_for_pass(identity: PassIdentity, space_id: UUID, expires_at: datetime) -> PassKey:
    """Sign, as the one signed in, that this key pair is the pass's, for one space, until then."""
    me = keyring().identity
    terms = PassTerms(
        identity.person_id,
        identity.kid,
        identity.suite,
        identity.kem_public,
        identity.sign_public,
        space_id,
        clock.now(),
        expires_at,
        me.person_id,
        me.kid,
    )
    key = PassKey(id=identity.person_id, signature=me.sign(terms.signed()), **_columns(terms))
    db.session.add(key)
    db.session.flush()
    return key


def recipient_of_pass(pass_id: UUID) -> Recipient:
    """Return a pass as a recipient, until it ends, after checking who vouched for its key.

    Raises:
        Tampered: there is no such pass, or somebody has put another key in its place.

    """
    key = db.session.get(PassKey, pass_id)
    if key is None or key.kid != kid_of(key.suite, key.kem_public, key.sign_public):
        raise Tampered("pass key")
    directory = Directory(keyring().identity)
    directory.load(db.session(), [key.issuer_id])
    issuer = directory.sign_key(key.issuer_id, key.issuer_kid)
    if issuer is None or not signature_holds(issuer, key.signature, key.terms.signed()):
        raise Tampered("pass key")
    return Recipient(
        RecipientKind.PASS, key.id, key.kid, key.suite, key.kem_public, expires_at=key.expires_at
    )


def _columns(terms: PassTerms) -> dict[str, object]:
    said = terms._asdict()
    del said["pass_id"]
    return said


def _slot_key(pass_id: UUID, token: bytes, code: str) -> bytes:
    return extract(lp(token, code), pass_id.bytes, "pass-slot/1")


def _slot_context(pass_id: UUID) -> bytes:
    return lp("pass-slot/1", pass_id.bytes)
