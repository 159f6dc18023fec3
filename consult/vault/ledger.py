"""Who held what when. A grant is valid only if its granter held what she granted.

She held that version at that moment, or – for a version's first grants – she is its maker, who
held the version before; the maker of version 1 is the space's creator. Checked at every unwrap.
An invalid grant is no grant.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from consult.foundation.encoding import EPOCH
from consult.foundation.errors import Tampered
from consult.vault.config import config
from consult.vault.directory import OFF_LINE, Directory
from consult.vault.kinds import GranterKind, RecipientKind
from consult.vault.primitives import signature_holds
from consult.vault.statements import GrantTerms, VersionTerms, digest
from consult.vault.suites import X25519, kid_of


class Version(NamedTuple):
    """A space version as stored, with what its space says."""

    terms: VersionTerms
    signature: bytes
    space_creator: UUID
    newest: int

    @property
    def inbox_kid(self) -> bytes:
        """The name of its inbox key."""
        return kid_of(self.terms.inbox_suite, self.terms.inbox_public)


class Given(NamedTuple):
    """A grant as stored."""

    id: UUID
    terms: GrantTerms
    blob: bytes
    blob_sha256: bytes
    signature: bytes
    ended_at: datetime | None

    def intact(self) -> bytes:
        """Return the wrap.

        Raises:
            Tampered: it is not the one that was signed.

        """
        if digest(self.blob) != self.blob_sha256:
            raise Tampered("wrap")
        return self.blob

    def held_at(self, moment: datetime) -> bool:
        """Tell whether, by its dates, it was in force at `moment`."""
        begun = self.terms.granted_at <= moment
        lapsed = self.terms.expires_at is not None and self.terms.expires_at <= moment
        return begun and not lapsed and (self.ended_at is None or self.ended_at >= moment)

    def is_live(self, now: datetime) -> bool:
        """Tell whether it opens anything now."""
        lapsed = self.terms.expires_at is not None and self.terms.expires_at <= now
        return self.ended_at is None and not lapsed and bool(self.blob)


class Ledger:
    """The versions and grants of some spaces, and the verdict on each."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.versions: dict[tuple[UUID, int], Version] = {}
        self._given: dict[tuple[UUID, int], dict[UUID, Given]] = defaultdict(dict)
        self._verdicts: dict[UUID, bool] = {}
        self._asking: set[UUID] = set()

    def add(self, rows: Iterable[tuple[Given, Version]]) -> None:
        """Take in grants, each with its version."""
        for given, version in rows:
            place = given.terms.space_id, given.terms.version
            self.versions[place] = version
            self._given[place][given.id] = given

    def drop(self, space_id: UUID) -> None:
        """Forget a space whose grants have changed."""
        for place in [place for place in self._given if place[0] == space_id]:
            for given in self._given.pop(place).values():
                self._verdicts.pop(given.id, None)
            self.versions.pop(place, None)

    def given(
        self, space_id: UUID, version: int, kind: RecipientKind, recipient: UUID | None = None
    ) -> Iterator[Given]:
        """Yield the stored grants of a version to this kind of recipient, valid or not."""
        for given in self._given.get((space_id, version), {}).values():
            if given.terms.kind is kind and recipient in (None, given.terms.recipient_id):
                yield given

    def latest(self, space_id: UUID, version: int) -> datetime:
        """Return the latest moment anything was granted here: the next grant is not before it."""
        moments = [it.terms.granted_at for it in self._given.get((space_id, version), {}).values()]
        return max(moments, default=EPOCH)

    def versions_of(self, space_id: UUID) -> list[int]:
        """Return the versions of a space that anything is known of."""
        return sorted(version for space, version in self._given if space == space_id)

    def signers(self) -> set[tuple[UUID, bytes]]:
        """Return everybody whose signature must be checked."""
        return {
            (given.terms.granter_id, given.terms.granter_kid)
            for place in self._given.values()
            for given in place.values()
        } | {(it.terms.creator_id, it.terms.creator_kid) for it in self.versions.values()}

    def duty_spaces_that_granted(self, space_ids: Collection[UUID]) -> set[UUID]:
        """Return the duty spaces by whose key a deputy granted something in these spaces."""
        here = [self._given[place].values() for place in self._given if place[0] in space_ids]
        kinds = {given.terms.granter_kind for place in here for given in place}
        if GranterKind.DUTY not in kinds:
            return set()
        return {
            given.terms.recipient_id
            for place in here
            for given in place
            if given.terms.kind is RecipientKind.DUTY
        }

    def is_valid(self, given: Given) -> bool:
        """Tell whether the grant is signed by somebody who held what it gives."""
        if given.id in self._verdicts:
            return self._verdicts[given.id]
        if given.id in self._asking:
            return False  # two who grant only to each other held nothing
        self._asking.add(given.id)
        verdict = self._is_signed(given) and self._was_held(given)
        self._asking.discard(given.id)
        if verdict or not self._asking:  # a no on the way may have come from the line above
            self._verdicts[given.id] = verdict
        return verdict

    def stands(self, version: Version) -> bool:
        """Tell whether the version was made, and its inbox key signed, by one who might."""
        terms = version.terms
        public = self.directory.sign_key(terms.creator_id, terms.creator_kid)
        if public is None or not signature_holds(public, version.signature, terms.signed()):
            return False
        if terms.version == 1:
            return terms.creator_id == version.space_creator
        return self.held(terms.space_id, terms.version - 1, terms.creator_id, terms.created_at)

    def held(self, space_id: UUID, version: int, person: UUID, moment: datetime) -> bool:
        """Tell whether the person held that version at that moment."""
        return any(
            given.held_at(moment) and self.is_valid(given)
            for given in self.given(space_id, version, RecipientKind.PERSON, person)
        )

    def _is_signed(self, given: Given) -> bool:
        terms = given.terms
        if terms.granter_kind is GranterKind.RECOVERY:
            public = recovery_sign_key(terms.granter_id, terms.granter_kid)
        else:
            public = self.directory.sign_key(terms.granter_id, terms.granter_kid)
        message = terms.signed(given.blob_sha256)
        return public is not None and signature_holds(public, given.signature, message)

    def _was_held(self, given: Given) -> bool:
        terms = given.terms
        if terms.granter_kind is GranterKind.RECOVERY:
            return self._recovery_held(terms)
        if terms.granter_kind is GranterKind.DUTY:
            return self._duty_held(terms)
        version = self.versions[terms.space_id, terms.version].terms
        if (terms.granter_id, terms.granted_at) == (version.creator_id, version.created_at):
            return self.stands(self.versions[terms.space_id, terms.version])
        return self.held(terms.space_id, terms.version, terms.granter_id, terms.granted_at)

    def _recovery_held(self, terms: GrantTerms) -> bool:
        return any(
            given.held_at(terms.granted_at) and self.is_valid(given)
            for given in self.given(terms.space_id, terms.version, RecipientKind.RECOVERY, OFF_LINE)
        )

    def _duty_held(self, terms: GrantTerms) -> bool:
        """Tell whether a deputy held a duty key that held the version."""
        return any(
            given.held_at(terms.granted_at)
            and self.is_valid(given)
            and self.held(duty, version, terms.granter_id, terms.granted_at)
            for given in self.given(terms.space_id, terms.version, RecipientKind.DUTY)
            for duty, version in self.duty_versions(given.terms)
        )

    def duty_versions(self, terms: GrantTerms) -> list[tuple[UUID, int]]:
        """Find the version of the duty space whose inbox key a duty grant was wrapped to."""
        return [
            (terms.recipient_id, number)
            for number in self.versions_of(terms.recipient_id)
            if self.versions[terms.recipient_id, number].inbox_kid == terms.kid
        ]


def recovery_sign_key(granter: UUID, kid: bytes) -> bytes | None:
    """Return the recovery key's public half if the granter's name is its name."""
    settings = config()
    named = (OFF_LINE, kid_of(X25519, settings.recovery_kem, settings.recovery_sign))
    return settings.recovery_sign if (granter, kid) == named else None
