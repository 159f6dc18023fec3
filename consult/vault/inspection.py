"""What is wrong with the stored keys, found without holding any: `vault check`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from consult.foundation import clock
from consult.foundation.database import db
from consult.vault import salts
from consult.vault.directory import OFF_LINE, Directory
from consult.vault.kinds import RecipientKind, SpaceState
from consult.vault.ledger import Given, Ledger
from consult.vault.ledger_rows import fetch
from consult.vault.models import PersonKey, Space
from consult.vault.recipients import of_recovery
from consult.vault.statements import digest

_AT_ONCE = 200


class Fault(NamedTuple):
    """One thing that is wrong: what, in which space or with whose key."""

    what: str
    where: UUID


def faults() -> list[Fault]:
    """Look through all live spaces and listed keys."""
    live = select(Space).where(Space.state == SpaceState.LIVE).order_by(Space.id)
    spaces = list(db.session.scalars(live))
    found = list(_faulty_keys())
    for start in range(0, len(spaces), _AT_ONCE):
        found += _faulty_spaces(spaces[start : start + _AT_ONCE])
    return found


def _faulty_keys() -> Iterator[Fault]:
    session, directory = db.session(), Directory()
    certified = PersonKey.cert_id.is_not(None)
    people = set(session.scalars(select(PersonKey.person_id).where(certified)))
    directory.load(session, people)
    for person in people:
        if not all(directory.holds(row) for row in directory.keys_of(person)):
            yield Fault("certificate", person)


def _faulty_spaces(spaces: Sequence[Space]) -> Iterator[Fault]:
    session, ledger = db.session(), Ledger(Directory())
    ids = [space.id for space in spaces]
    duties = {space.duty_space_id for space in spaces if space.duty_space_id} - set(ids)
    ledger.add(fetch(session, [*ids, *duties], None))
    ledger.directory.load(session, {person for person, _ in ledger.signers()})
    salted = salts.read(ids)
    for space in spaces:
        if space.id not in salted:
            yield Fault("salt", space.id)
        for version in range(1, space.version + 1):
            yield from _faulty_version(ledger, space, version)


def _faulty_version(ledger: Ledger, space: Space, number: int) -> Iterator[Fault]:
    version = ledger.versions.get((space.id, number))
    if version is None or not ledger.stands(version):
        yield Fault("version", space.id)
        return
    now = clock.now()
    live = [
        given
        for kind in RecipientKind
        for given in ledger.given(space.id, number, kind)
        if given.is_live(now)
    ]
    kinds = {given.terms.kind for given in live if _is_sound(ledger, given)}
    if space.has_recovery and RecipientKind.RECOVERY not in kinds:
        yield Fault("recovery", space.id)
    if space.duty_space_id is not None and RecipientKind.DUTY not in kinds:
        yield Fault("duty", space.id)
    if not all(_is_sound(ledger, given) for given in live):
        yield Fault("grant", space.id)


def _is_sound(ledger: Ledger, given: Given) -> bool:
    if given.terms.kind is RecipientKind.RECOVERY and (
        given.terms.recipient_id != OFF_LINE or given.terms.kid != of_recovery().kid
    ):
        return False
    return digest(given.blob) == given.blob_sha256 and ledger.is_valid(given)
