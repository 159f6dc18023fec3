"""Who can open a space, by valid grants only: a row that anybody could plant counts for nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Tampered
from consult.vault.directory import Directory
from consult.vault.keyrings import Keyring
from consult.vault.kinds import GranterKind, RecipientKind
from consult.vault.ledger import Given, Ledger, Version
from consult.vault.ledger_rows import fetch


def whole_ledger(space_ids: Iterable[UUID]) -> Ledger:
    """Return all grants of these spaces, with or without somebody signed in."""
    session = db.session()
    ring: Keyring | None = session.info.get("keyring")
    if ring is not None:
        ring.load_whole(space_ids)
        return ring.ledger
    ledger = Ledger(Directory())
    spaces = list(space_ids)
    ledger.add(fetch(session, spaces, None))
    duties = ledger.duty_spaces_that_granted(spaces)
    if duties:
        ledger.add(fetch(session, duties, None))
    ledger.directory.load_signers(session, ledger.signers())
    return ledger


def standing_version(space_id: UUID) -> Version:
    """Return the newest version of a space, after checking who made it. Needs no key.

    Raises:
        Tampered: there is none, or it was not made by one who might.

    """
    ledger = whole_ledger([space_id])
    versions = [ledger.versions[space_id, number] for number in ledger.versions_of(space_id)]
    if not versions or versions[-1].terms.version != versions[-1].newest:
        raise Tampered("space version")
    if not ledger.stands(versions[-1]):
        raise Tampered("inbox key")
    return versions[-1]


def readers_of(space_id: UUID, version: int | None = None) -> set[UUID]:
    """Return the people with a live wrap of the current, or the given, version."""
    ledger = whole_ledger([space_id])
    known = ledger.versions_of(space_id)
    if version is None and known:
        version = ledger.versions[space_id, known[-1]].newest
    live = _live(ledger, space_id, RecipientKind.PERSON, [version or 0])
    return {given.terms.recipient_id for given in live}


def readers_of_each(space_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Return the same of several spaces: what they granted is fetched once."""
    wanted = list(space_ids)
    whole_ledger(wanted)
    return {space_id: readers_of(space_id) for space_id in wanted}


def holds_wrap(person_id: UUID, space_id: UUID) -> bool:
    """Tell whether a person has a live wrap of any version of the space."""
    ledger = whole_ledger([space_id])
    live = _live(ledger, space_id, RecipientKind.PERSON, ledger.versions_of(space_id))
    return any(given.terms.recipient_id == person_id for given in live)


def live_passes(space_id: UUID) -> set[UUID]:
    """Return the meeting passes with a live wrap of the current version."""
    ledger = whole_ledger([space_id])
    known = ledger.versions_of(space_id)
    newest = ledger.versions[space_id, known[-1]].newest if known else 0
    live = _live(ledger, space_id, RecipientKind.PASS, [newest])
    return {given.terms.recipient_id for given in live}


def seats_that_end(ring: Keyring, space_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return by space the seat on which she has it open now, where her key ends by itself."""
    now, me, found = clock.now(), ring.identity.person_id, {}
    for space_id in space_ids:
        for version in ring.ledger.versions_of(space_id):
            for given in ring.ledger.given(space_id, version, RecipientKind.PERSON, me):
                seat = given.terms.seat
                if given.is_live(now) and given.terms.expires_at is not None and seat is not None:
                    found[space_id] = seat
    return found


class Opener(NamedTuple):
    """Somebody or something that opens a space now, by whose hand, since when and until when."""

    space_id: UUID
    kind: RecipientKind
    id: UUID
    since: datetime
    until: datetime | None
    granter_kind: GranterKind
    granter_id: UUID
    seat: UUID | None


def openers_of(space_ids: Iterable[UUID]) -> list[Opener]:
    """Return who and what can open the newest version of these spaces, the first to come first.

    Since when and by whom is what her first live grant says: a turned key grants anew.
    """
    spaces = list(space_ids)
    ledger = whole_ledger(spaces)
    found = []
    for space_id in spaces:
        numbers = ledger.versions_of(space_id)
        newest = ledger.versions[space_id, numbers[-1]].newest if numbers else 0
        for kind in RecipientKind:
            first: dict[UUID, Given] = {}
            for given in _live(ledger, space_id, kind, numbers):
                earliest = first.setdefault(given.terms.recipient_id, given)
                if given.terms.granted_at < earliest.terms.granted_at:
                    first[given.terms.recipient_id] = given
            found += [
                _opener(given, first[given.terms.recipient_id])
                for given in _live(ledger, space_id, kind, [newest])
            ]
    return sorted(found, key=lambda one: (one.since, one.id))


def live_grants_of(space_id: UUID, version: int) -> list[Given]:
    """Return the valid grants of a version to people that are in force."""
    return list(_live(whole_ledger([space_id]), space_id, RecipientKind.PERSON, [version]))


def live_grants_to(ledger: Ledger, space_id: UUID, person_id: UUID) -> list[Given]:
    """Return somebody's valid grants of a space that are in force, the oldest version first."""
    versions = ledger.versions_of(space_id)
    live = _live(ledger, space_id, RecipientKind.PERSON, versions)
    return [given for given in live if given.terms.recipient_id == person_id]


def _opener(given: Given, first: Given) -> Opener:
    terms, begun = given.terms, first.terms
    return Opener(
        terms.space_id,
        terms.kind,
        terms.recipient_id,
        begun.granted_at,
        terms.expires_at,
        begun.granter_kind,
        begun.granter_id,
        terms.seat,
    )


def duty_of(space_id: UUID, version: int) -> UUID | None:
    """Return the duty space that a version is wrapped to, by its grants and not by its row.

    Raises:
        Tampered: they name more than one.

    """
    live = _live(whole_ledger([space_id]), space_id, RecipientKind.DUTY, [version])
    duties = {given.terms.recipient_id for given in live}
    if len(duties) > 1:
        raise Tampered("duty")
    return duties.pop() if duties else None


def _live(
    ledger: Ledger, space_id: UUID, kind: RecipientKind, versions: Iterable[int]
) -> Iterator[Given]:
    now = clock.now()
    for version in versions:
        for given in ledger.given(space_id, version, kind):
            if given.is_live(now) and ledger.is_valid(given):
                yield given
