import pytest

from consult import vault
from consult.foundation.database import transaction
from consult.vault import salts
from tests.vault.scenes import a_leaf, a_space


@pytest.fixture
def case(alma, bertta, fanni):
    team = a_space(fanni, kind=vault.SpaceKind.DUTY)
    space = a_space(alma, bertta, duty=team)
    with vault.signed_in(alma), transaction():
        vault.turn_key(space, [vault.recipient_of(bertta.person_id)])
        vault.end_grants(space, bertta.person_id)
    a_leaf(alma, space)
    return space


def found():
    return {(fault.what, fault.where) for fault in vault.faults()}


def test_a_sound_house_has_no_faults(alma, case):
    a_space(alma, kind=vault.SpaceKind.PRIVATE)
    erased = a_space(alma)
    with transaction():
        vault.erase_space(erased)
    vault.destroy_erased_salts()
    assert found() == set()


def test_a_missing_salt_is_found(case):
    salts.destroy([case])
    assert found() == {("salt", case)}


@pytest.mark.parametrize("kind", ["recovery", "duty"])
def test_a_missing_wrap_is_found_in_any_version(house, case, kind):
    house.sql("DELETE FROM grants WHERE space_id = ? AND kind = ? AND version = 1", case.hex, kind)
    assert found() == {(kind, case)}


def test_another_recovery_key_is_found(house, case):
    house.sql(
        "UPDATE grants SET kid = zeroblob(16) WHERE kind = 'recovery' AND space_id = ?", case.hex
    )
    assert found() == {("grant", case), ("recovery", case)}


def test_a_changed_version_is_found(house, case):
    change = "UPDATE space_versions SET signature = zeroblob(64) WHERE space_id = ?"
    house.sql(change, case.hex)
    assert found() == {("version", case)}
    house.sql("DELETE FROM space_versions WHERE space_id = ?", case.hex)
    assert found() == {("version", case)}


def test_a_changed_grant_is_found(house, case, alma):
    change = "UPDATE grants SET blob = zeroblob(81) WHERE space_id = ? AND recipient_id = ?"
    house.sql(change, case.hex, alma.person_id.hex)
    assert found() == {("grant", case)}


def test_a_changed_key_is_found(house, alma, bertta):
    change = "UPDATE person_keys SET sign_public = kem_public WHERE person_id = ?"
    house.sql(change, bertta.person_id.hex)
    assert found() == {("certificate", bertta.person_id)}
