"""The keyring: the one place where a signed-in person's keys open anything.

No wrap, no text (`Locked`). What stands in the wrong place does not open (`Tampered`). What was
opened is collected in `opened` and becomes the read entries of the access log.
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from consult.foundation import clock
from consult.foundation.errors import Locked, Tampered
from consult.vault import salts
from consult.vault.bars import barred
from consult.vault.boxes import content_key
from consult.vault.directory import Directory
from consult.vault.identity import Identity
from consult.vault.inbox import inbox_key, inbox_version, open_from_inbox
from consult.vault.kinds import RecipientKind
from consult.vault.ledger import Given, Ledger
from consult.vault.ledger_rows import fetch
from consult.vault.models import Space
from consult.vault.records import Alarm, Opened
from consult.vault.suites import unwrap

log = logging.getLogger(__name__)

_NEWEST = (
    select(Space.id, Space.version)
    .where(Space.id.in_(bindparam("spaces", expanding=True)))
    .with_for_update(read=True)
)
_PLACES = ("space_id", "dies_with")


class Keyring:
    """A signed-in person's open spaces, for one database session."""

    def __init__(self, identity: Identity, session: Session) -> None:
        self.identity = identity
        self.session = session
        self._opened: set[Opened] = set()
        self._just_opened: list[tuple[UUID, str, UUID, UUID | None]] = []
        self.alarms: set[Alarm] = set()
        self.forget_all()

    def __repr__(self) -> str:
        return f"<Keyring of {self.identity.person_id}>"

    def is_current_in(self, session_id: int | None) -> bool:
        """Tell whether it is this keyring that the database session of that number carries."""
        session = self.session
        return session_id == session.hash_key and session.info.get("keyring") is self

    def forget_all(self) -> None:
        """Drop every key; what is needed again is fetched and checked again."""
        self.directory = Directory(self.identity)
        self.ledger = Ledger(self.directory)
        self._loaded: set[UUID] = set()
        self._loaded_whole: set[UUID] = set()
        self._salts: dict[UUID, bytes] = {}
        self._asked_salts: set[UUID] = set()
        self._secrets: dict[tuple[UUID, int], bytes] = {}
        # By the ids' numbers: an id compares and hashes in Python, fifty times a page.
        self._keys: dict[tuple[int, int, int | None], AESGCM] = {}
        self._newest: dict[UUID, int] = {}

    def forget(self, space_id: UUID) -> None:
        """Drop what is known of one space, because its grants have changed."""
        self._loaded.discard(space_id)
        self._loaded_whole.discard(space_id)
        self._newest.pop(space_id, None)
        self.ledger.drop(space_id)
        for place in [place for place in self._secrets if place[0] == space_id]:
            del self._secrets[place]
        for key in [key for key in self._keys if key[0] == space_id.int]:
            del self._keys[key]

    @property
    def opened(self) -> set[Opened]:
        """What was opened with this keyring, each once; who has written it down clears it."""
        self._opened.update(map(Opened._make, self._just_opened))
        self._just_opened.clear()
        return self._opened

    def note_opened(
        self, space_id: UUID, name: str, row_id: UUID, dies_with: UUID | None = None
    ) -> None:
        """Keep in mind that a document was opened; it will stand in the access log."""
        self._just_opened.append((space_id, name, row_id, dies_with))

    def load(self, space_ids: Iterable[UUID]) -> None:
        """Fetch grants, signers' keys and salts of these spaces together.

        Along with them come the spaces of all sealed rows that the session has read, so that a
        page's first opened row brings the keys of all in a fixed number of queries.
        """
        missing = set(space_ids) - self._loaded
        if missing:
            missing |= self._of_rows_at_hand() - self._loaded
            self._loaded |= missing
            with self.session.no_autoflush:  # a half-changed row must not be sealed on the way
                self._fetch(missing)
            self._fetch_salts(missing)

    def _of_rows_at_hand(self) -> set[UUID]:
        rows = [vars(row) for row in self.session.identity_map.values()]
        places = [row.get(name) for row in rows if "box" in row for name in _PLACES]
        return set({place.int: place for place in places if place is not None}.values())

    def load_whole(self, space_ids: Iterable[UUID]) -> None:
        """Fetch all grants of these spaces, others' too."""
        missing = set(space_ids) - self._loaded_whole
        if missing:
            self._loaded |= missing
            self._loaded_whole |= missing
            with self.session.no_autoflush:
                self.ledger.add(fetch(self.session, missing, None))
                self._fetch_signers(missing)
            self._fetch_salts(missing)

    def _fetch(self, space_ids: Collection[UUID]) -> None:
        self.ledger.add(fetch(self.session, space_ids, self.identity.person_id))
        self._fetch_signers(space_ids)

    def _fetch_signers(self, space_ids: Collection[UUID]) -> None:
        duties = self.ledger.duty_spaces_that_granted(space_ids)
        if duties:
            self.load_whole(duties)
        self.directory.load_signers(self.session, self.ledger.signers())

    def _fetch_salts(self, space_ids: Iterable[UUID]) -> None:
        missing = set(space_ids) - self._asked_salts
        if missing:
            self._asked_salts |= missing
            self._salts |= salts.read(missing)

    # Opening

    def holds(self, space_id: UUID, *, newest: bool = False) -> bool:
        """Tell whether she can open something of this space; `newest`: also what is sealed now."""
        self.load([space_id])
        versions = self.ledger.versions_of(space_id)
        if newest and versions:
            versions = [self.ledger.versions[space_id, versions[-1]].newest]
        return any(self._can_open(space_id, version) for version in versions)

    def secret(self, space_id: UUID, version: int) -> bytes:
        """Return the secret of a space version.

        Raises:
            Locked: she holds no valid grant of it.
            Tampered: the grant is hers, but the wrap is damaged.

        """
        place = space_id, version
        if place not in self._secrets:
            self.load([space_id])
            self._secrets[place] = self._unwrap(space_id, version)
        return self._secrets[place]

    def _unwrap(self, space_id: UUID, version: int) -> bytes:
        for given in self._own_grants(space_id, version):
            try:
                return self.identity.unwrap(given.intact(), given.terms.info())
            except Tampered as damage:
                # To learn her key's name costs as much as to open a wrap, so it is asked last.
                if given.terms.kid == self.identity.kid:
                    damage.found_in(space_id, "grant", given.id)
                    raise
        raise self._refusal(space_id, version)

    def key(self, space_id: UUID, version: int, dies_with: UUID | None = None) -> AESGCM:
        """Return the key of the rows of a space version.

        Raises:
            Locked: she holds no valid grant of it, or it is erased.
            Tampered: the wrap is damaged, or there is no such version.

        """
        place = space_id.int, version, dies_with.int if dies_with is not None else None
        key = self._keys.get(place)
        if key is None:
            secret = self.secret(space_id, version)
            salt, other = self.salt(space_id), self.salt(dies_with) if dies_with else b""
            key = content_key(secret, salt, space_id, version, dies_with, other)
            self._keys[place] = key
        return key

    def salt(self, space_id: UUID) -> bytes:
        """Return a space's shred salt.

        Raises:
            Locked: it is destroyed, and everything in the space with it.

        """
        if space_id not in self._salts:
            self._fetch_salts([space_id, *self._of_rows_at_hand()])
        try:
            return self._salts[space_id]
        except KeyError:
            raise Locked("the space is erased") from None

    def newest(self, space_ids: Collection[UUID]) -> dict[UUID, int]:
        """Return the version to seal under, held fast until the transaction ends.

        Raises:
            Tampered: a version was set back, so that those who left could read on.

        """
        missing = [space_id for space_id in space_ids if space_id not in self._newest]
        if missing:
            self.load(space_id for space_id in missing if not self._made_here(space_id))
            with self.session.no_autoflush:
                found = self.session.execute(_NEWEST, {"spaces": missing})
                self._newest |= {row.id: row.version for row in found}
            for space_id in missing:
                known, newest = self.ledger.versions_of(space_id), self._newest.get(space_id, 0)
                if max(known, default=0) > newest:
                    raise Tampered("key version")
                if known and known[-1] < newest:  # turned by somebody since the page was read
                    self.forget(space_id)
                    self._newest[space_id] = newest
        return self._newest

    def _made_here(self, space_id: UUID) -> bool:
        return any(place[0] == space_id for place in self._secrets)

    def hold(self, space_id: UUID, version: int, secret: bytes, salt: bytes | None = None) -> None:
        """Take in the secret of a version that she has just made herself."""
        self._secrets[space_id, version] = secret
        self._newest[space_id] = version
        if salt is not None:
            self._asked_salts.add(space_id)
            self._salts[space_id] = salt

    def open_inbox(self, space_id: UUID, row_id: UUID, box: bytes) -> bytes:
        """Open what a server without keys sealed into a space.

        Raises:
            Locked: she holds no valid grant of the version, or the space is erased.
            Tampered: the box is damaged or belongs elsewhere.

        """
        secret = self.secret(space_id, inbox_version(box))
        plain = open_from_inbox(secret, self.salt(space_id), box, space_id, row_id)
        self.note_opened(space_id, "inbox", row_id)
        return plain

    def secret_through_duty(self, space_id: UUID, version: int) -> bytes:
        """Open a space version as a deputy, through the team's duty key.

        Raises:
            Locked: the version is wrapped to no duty key that she holds, or she is barred.
            Tampered: the wrap is damaged.

        """
        if space_id in barred(self.identity.person_id, [space_id]):
            raise Locked("barred from this")
        self.load_whole([space_id])
        for given in self.ledger.given(space_id, version, RecipientKind.DUTY):
            self.load([given.terms.recipient_id])
            if not given.is_live(clock.now()) or not self.ledger.is_valid(given):
                continue
            for duty, number in self.ledger.duty_versions(given.terms):
                if self._can_open(duty, number):
                    private = inbox_key(self.secret(duty, number), duty, number)
                    return unwrap(private, given.intact(), given.terms.info())
        raise Locked("no duty key for this")

    def _own_grants(self, space_id: UUID, version: int) -> Iterator[Given]:
        """Yield her valid grants, those to an earlier key of hers too."""
        now, me = clock.now(), self.identity.person_id
        for given in self.ledger.given(space_id, version, self.identity.recipient_kind, me):
            if given.is_live(now):
                if self.ledger.is_valid(given):
                    yield given
                else:
                    self._alarm(given)

    def _can_open(self, space_id: UUID, version: int) -> bool:
        hers = self._own_grants(space_id, version)
        return any(given.terms.kid == self.identity.kid for given in hers)

    def _alarm(self, given: Given) -> None:
        alarm = Alarm(given.terms.space_id, given.terms.version, given.id)
        if alarm not in self.alarms:
            self.alarms.add(alarm)
            log.error("alarm: nobody who held it gave this grant", extra={"grant": given.id})

    def _refusal(self, space_id: UUID, version: int) -> Locked | Tampered:
        known = self.ledger.versions_of(space_id)
        if known and not 1 <= version <= self.ledger.versions[space_id, known[-1]].newest:
            return Tampered("no such key version")
        return Locked("no key for this")
