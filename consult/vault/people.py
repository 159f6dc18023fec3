"""A person's public keys: published by her, vouched for by an approver, retired."""

from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import NotSaved, Tampered
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.vault.ceremony import Authority
from consult.vault.directory import OFF_LINE
from consult.vault.identity import Identity
from consult.vault.kinds import ApproverKind
from consult.vault.models import KeyCert, PersonKey
from consult.vault.presence import keyring
from consult.vault.statements import CertTerms
from consult.vault.suites import kid_of


def publish_keys(identity: Identity) -> PersonKey:
    """List a person's key pair. Nobody wraps anything to it until it is certified."""
    key = PersonKey(
        id=new_id(),
        kid=identity.kid,
        person_id=identity.person_id,
        suite=identity.suite,
        kem_public=identity.kem_public,
        sign_public=identity.sign_public,
        created_at=clock.now(),
    )
    db.session.add(key)
    db.session.flush()
    return key


def retire_keys(person_id: UUID) -> None:
    """Retire all keys of a person, before she gets new ones or leaves. Old signatures stand."""
    hers = select(PersonKey).where(PersonKey.person_id == person_id, PersonKey.retired_at.is_(None))
    for key in db.session.scalars(hers):
        key.retired_at = clock.now()
    db.session.flush()


def waiting_keys(person_id: UUID) -> list[PersonKey]:
    """Return a person's keys that nobody has vouched for yet."""
    return list(
        db.session.scalars(
            select(PersonKey)
            .where(
                PersonKey.person_id == person_id,
                PersonKey.cert_id.is_(None),
                PersonKey.retired_at.is_(None),
            )
            .order_by(PersonKey.created_at)
        )
    )


def certify(person_id: UUID) -> KeyCert:
    """Vouch, as the signed-in person, for another's waiting keys after comparing fingerprints.

    Raises:
        NotSaved: there is nothing to vouch for, or it is her own.

    """
    me = _another(person_id)
    return _certify(person_id, ApproverKind.PERSON, me.person_id, me)


def vouch(person_id: UUID) -> KeyCert:
    """Sign, as the first of two, for another's waiting keys. They stay waiting for the second.

    Raises:
        NotSaved: there is nothing to vouch for, or it is her own.

    """
    me = _another(person_id)
    return _sign(waiting_keys(person_id), person_id, ApproverKind.PERSON, me.person_id, me)


def certify_by_authority(person_id: UUID, authority: Authority) -> KeyCert:
    """Vouch with the off-line authority key; this is how the first two supervisors begin."""
    return _certify(person_id, ApproverKind.AUTHORITY, OFF_LINE, authority)


def _another(person_id: UUID) -> Identity:
    me = keyring().identity
    if me.person_id == person_id:
        raise NotSaved(
            Words(
                "Omia avaimia ei voi hyväksyä itse.",
                "Egna nycklar kan man inte godkänna själv.",
                "Nobody can approve her own keys.",
            )
        )
    return me


def _certify(
    person_id: UUID, kind: ApproverKind, approver_id: UUID, approver: Identity | Authority
) -> KeyCert:
    waiting = waiting_keys(person_id)
    cert = _sign(waiting, person_id, kind, approver_id, approver)
    for key in waiting:
        key.cert_id = cert.id
    db.session.flush()
    return cert


def _sign(
    waiting: list[PersonKey],
    person_id: UUID,
    kind: ApproverKind,
    approver_id: UUID,
    approver: Identity | Authority,
) -> KeyCert:
    if not waiting:
        raise NotSaved(
            Words(
                "Hyväksyttäviä avaimia ei ole.",
                "Det finns inga nycklar att godkänna.",
                "There are no keys to approve.",
            )
        )
    for key in waiting:
        if key.kid != kid_of(key.suite, key.kem_public, key.sign_public):
            raise Tampered("person key")
    keys = tuple(key.public for key in waiting)
    terms = CertTerms(person_id, keys, kind, approver_id, approver.kid, clock.now())
    cert = KeyCert(
        id=new_id(),
        person_id=person_id,
        approver_kind=kind,
        approver_id=approver_id,
        approver_kid=approver.kid,
        at=terms.at,
        signature=approver.sign(terms.signed()),
    )
    db.session.add(cert)
    db.session.flush()
    return cert
