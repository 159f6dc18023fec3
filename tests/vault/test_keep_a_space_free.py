import pytest
from sqlalchemy.exc import IntegrityError

from consult import vault
from consult.foundation.database import transaction
from consult.foundation.errors import Locked, NotSaved, StoreUnavailable
from consult.foundation.ids import new_id
from consult.vault import SpaceKind, SpaceState, salts


def reserve(person):
    with vault.signed_in(person), transaction():
        return vault.reserve_space().id


def test_it_has_a_salt_and_no_reader(alma):
    space = reserve(alma)
    assert salts.salt_of(space)
    with vault.signed_in(alma) as ring, pytest.raises(Locked):
        ring.secret(space, 1)
    assert vault.faults() == []


def test_made_later_it_keeps_its_id_and_salt(alma):
    space_id = reserve(alma)
    salt = salts.salt_of(space_id)
    with vault.signed_in(alma), transaction():
        space = vault.make_space(SpaceKind.CASE, space_id=space_id)
        assert (space.id, space.state, space.version) == (space_id, SpaceState.LIVE, 1)
    assert salts.salt_of(space_id) == salt
    with vault.signed_in(alma) as ring:
        assert ring.secret(space_id, 1)
    assert vault.faults() == []


def test_nobody_else_takes_it(alma, bertta):
    space_id = reserve(alma)
    with (
        vault.signed_in(bertta),
        pytest.raises((IntegrityError, StoreUnavailable)),
        transaction(),
    ):
        vault.make_space(SpaceKind.CASE, space_id=space_id)


def test_thrown_away_its_salt_goes(alma):
    space_id = reserve(alma)
    with transaction():
        vault.erase_space(space_id)
    assert vault.destroy_erased_salts() == 1
    with pytest.raises(Locked):
        salts.salt_of(space_id)


def test_a_box_to_a_person_dies_with_its_space(alma):
    space_id, row = reserve(alma), new_id()
    box = vault.seal_to_person(alma.person_id, b"Kesken", space_id, row.bytes)
    with vault.signed_in(alma):
        assert vault.open_from_person(box, space_id, row.bytes) == b"Kesken"
    with transaction():
        vault.erase_space(space_id)
    vault.destroy_erased_salts()
    with vault.signed_in(alma), pytest.raises(Locked):
        vault.open_from_person(box, space_id, row.bytes)


def test_nothing_is_sealed_to_a_key_that_nobody_has_vouched_for(house):
    with pytest.raises(NotSaved):
        vault.seal_to_person(new_id(), b"Kesken", None)
