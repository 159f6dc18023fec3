"""Whom something is wrapped to. Every public key is checked before anything is wrapped to it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from consult.foundation.database import db
from consult.foundation.errors import KeyRefused, Locked, NotSaved
from consult.foundation.words import Words
from consult.vault import salts
from consult.vault.config import config
from consult.vault.directory import OFF_LINE, CertifiedKey, Directory
from consult.vault.identity import Identity
from consult.vault.inbox import seal_to_inbox
from consult.vault.kinds import RecipientKind
from consult.vault.models import Space
from consult.vault.person_boxes import context_of, open_with_key, seal_to_key
from consult.vault.presence import keyring
from consult.vault.readers import live_grants_to, standing_version
from consult.vault.suites import X25519, kid_of

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who is to open a space: as what, under which key, on which seat, until when."""

    kind: RecipientKind
    id: UUID
    kid: bytes
    suite: int
    kem_public: bytes
    seat: UUID | None = None
    expires_at: datetime | None = None

    def seated(self, seat: UUID | None = None, expires_at: datetime | None = None) -> "Recipient":
        """Return the same recipient on a seat, or until a time."""
        return replace(self, seat=seat, expires_at=expires_at)


def recipient_of(person_id: UUID) -> Recipient:
    """Return a person's newest certified key, checked up to the authority.

    Raises:
        NotSaved: she has no certified key yet.
        KeyRefused: somebody has put another key in its place.

    """
    row = certified_key_of(person_id)
    return Recipient(RecipientKind.PERSON, person_id, row.kid, row.suite, row.kem_public)


def certified_key_of(person_id: UUID) -> CertifiedKey:
    """Return a person's newest certified key, both halves, checked up to the authority.

    Raises:
        NotSaved: she has no certified key yet.
        Tampered: somebody has put another key in its place.

    """
    directory = Directory()
    directory.load(db.session(), [person_id])
    return _newest_key(directory, person_id)


def _newest_key(directory: Directory, person_id: UUID) -> CertifiedKey:
    keys = [row for row in directory.keys_of(person_id) if row.retired_at is None]
    if not keys:
        raise NotSaved(
            Words(
                "Henkilön avaimia ei ole vielä hyväksytty. Pyydä esihenkilöä hyväksymään ne.",
                "Personens nycklar är inte godkända än. Be en chef godkänna dem.",
                "This person's keys are not approved yet. Ask a supervisor to approve them.",
            )
        )
    if not all(directory.holds(row) for row in keys):
        raise KeyRefused("certificate").found_in(None, "person-key", person_id)
    return keys[-1]


def of_identity(identity: Identity) -> Recipient:
    """Return the recipient that a person is to herself."""
    return Recipient(
        RecipientKind.PERSON,
        identity.person_id,
        identity.kid,
        identity.suite,
        identity.kem_public,
    )


def of_recovery() -> Recipient:
    """Return the off-line recovery key as a recipient."""
    settings = config()
    kid = kid_of(X25519, settings.recovery_kem, settings.recovery_sign)
    return Recipient(RecipientKind.RECOVERY, OFF_LINE, kid, X25519, settings.recovery_kem)


def of_duty(duty_space_id: UUID) -> Recipient:
    """Return a team's duty key as a recipient: the inbox key of its duty space.

    Raises:
        Tampered: the inbox key is not signed by one who might make it.

    """
    version = standing_version(duty_space_id)
    terms = version.terms
    return Recipient(
        RecipientKind.DUTY,
        duty_space_id,
        version.inbox_kid,
        terms.inbox_suite,
        terms.inbox_public,
    )


def seal_into(space_id: UUID, row_id: UUID, plain: bytes) -> bytes:
    """Seal something into a space's inbox without any key; only its readers can open it.

    Raises:
        Tampered: the inbox key is not signed by one who might make it.
        Locked: the space is erased.

    """
    terms = standing_version(space_id).terms
    salt = salts.read([space_id]).get(space_id)
    if salt is None:
        raise Locked("the space is erased")
    return seal_to_inbox(
        terms.inbox_suite, terms.inbox_public, salt, plain, space_id, terms.version, row_id
    )


def seal_to_person(
    person_id: UUID, plain: bytes, dies_with: UUID | None, *place: bytes | str | int
) -> bytes:
    """Seal something to a person without any key; she opens it with `open_from_person`.

    Raises:
        NotSaved: she has no certified key.
        Tampered: somebody has put another key in its place.
        Locked: the space it would die with is erased.

    """
    her, salt = recipient_of(person_id), salts.salt_of(dies_with)
    context = context_of(person_id, dies_with, place)
    return seal_to_key(her.suite, her.kem_public, salt, plain, context)


def open_from_person(box: bytes, dies_with: UUID | None, *place: bytes | str | int) -> bytes:
    """Open what was sealed to the signed-in person.

    Raises:
        Tampered: it is not hers, belongs elsewhere, or was changed.
        Locked: nobody is signed in, or the space it dies with is erased.

    """
    me = keyring().identity
    context = context_of(me.person_id, dies_with, place)
    return open_with_key(me, salts.salt_of(dies_with), box, context)


def standing_recipients(space: Space) -> list[Recipient]:
    """Return those that every version of a space is wrapped to: its maker now, duty, recovery."""
    return [myself_in(space), *others_standing(space)]


def myself_in(space: Space) -> Recipient:
    """Return the signed-in person on the seat on which she holds a space, and until when.

    Whoever turns a key gets no more by it than she had.
    """
    ring = keyring()
    ring.load([space.id])
    live = live_grants_to(ring.ledger, space.id, ring.identity.person_id)
    hers = [given.terms for given in live if given.terms.version == space.version]
    lasting = max(hers, key=lambda terms: terms.expires_at or _NEVER, default=None)
    me = of_identity(ring.identity)
    return me if lasting is None else me.seated(lasting.seat, lasting.expires_at)


def others_standing(space: Space) -> list[Recipient]:
    """Return the keys that every version of a space is wrapped to and that are no person's."""
    standing = []
    if space.duty_space_id is not None:
        standing.append(of_duty(space.duty_space_id))
    if space.has_recovery:
        standing.append(of_recovery())
    return standing
