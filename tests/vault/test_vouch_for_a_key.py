import pytest

from consult import vault
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, NotSaved, Tampered
from consult.foundation.ids import new_id
from tests.vault.scenes import a_leaf, a_space, read


@pytest.fixture
def newcomer():
    identity = vault.Identity(new_id(), vault.new_seed())
    with transaction():
        vault.publish_keys(identity)
    return identity


def vouch(approver, person):
    with vault.signed_in(approver), transaction():
        vault.certify(person.person_id)


def test_nothing_is_wrapped_to_a_key_nobody_vouched_for(alma, newcomer):
    with pytest.raises(NotSaved):
        vault.recipient_of(newcomer.person_id)
    vouch(alma, newcomer)
    assert vault.recipient_of(newcomer.person_id).kid == newcomer.kid


def test_nobody_vouches_for_herself_nor_for_nothing(alma, newcomer):
    with pytest.raises(NotSaved):
        vouch(alma, alma)
    with pytest.raises(NotSaved):
        vouch(newcomer, newcomer)
    vouch(alma, newcomer)
    with pytest.raises(NotSaved):
        vouch(alma, newcomer)


def test_a_chain_of_people_leads_up_to_the_authority(house, alma):
    person = alma
    for _ in range(4):
        person = house.person(approver=person)
    assert vault.recipient_of(person.person_id).id == person.person_id


def test_a_chain_that_leads_nowhere_is_refused(house, newcomer, zed):
    stranger = vault.Identity(new_id(), vault.new_seed())
    with transaction():
        vault.publish_keys(stranger)
    vouch(stranger, newcomer)
    vouch(newcomer, stranger)
    for person in (stranger, newcomer):
        with pytest.raises(Tampered):
            vault.recipient_of(person.person_id)


def test_another_houses_authority_is_none(house, newcomer):
    with transaction():
        vault.certify_by_authority(newcomer.person_id, vault.hold_ceremony().authority)
    with pytest.raises(Tampered):
        vault.recipient_of(newcomer.person_id)


@pytest.mark.parametrize(
    "change",
    [
        "kem_public = ?2",
        "sign_public = ?2",
        "suite = 2 + 0 * length(?2)",
        "kid = substr(?2, 1, 16)",
    ],
)
def test_a_swapped_public_key_is_refused_at_the_next_grant(house, alma, bertta, zed, change):
    space = a_space(alma)
    change = f"UPDATE person_keys SET {change} WHERE person_id = ?1"
    house.sql(change, bertta.person_id.hex, zed.kem_public)
    with vault.signed_in(alma), pytest.raises(Tampered), transaction():
        vault.grant(space, vault.recipient_of(bertta.person_id))


@pytest.mark.parametrize(
    "change",
    [
        "approver_kind = 'authority'",
        "approver_id = person_id",
        "approver_kid = randomblob(16)",
        "at = '2020-01-01 00:00:00.000000'",
        "signature = randomblob(64)",
    ],
)
def test_a_changed_certificate_is_refused(house, bertta, change):
    certs = "SELECT cert_id FROM person_keys WHERE person_id = ?"
    house.sql(f"UPDATE key_certs SET {change} WHERE id IN ({certs})", bertta.person_id.hex)
    with pytest.raises(Tampered):
        vault.recipient_of(bertta.person_id)


def test_a_key_given_to_another_person_is_refused(house, bertta, zed):
    house.sql("DELETE FROM person_keys WHERE person_id = ?", zed.person_id.hex)
    house.sql(
        "UPDATE person_keys SET person_id = ? WHERE person_id = ?",
        zed.person_id.hex,
        bertta.person_id.hex,
    )
    with pytest.raises(Tampered):
        vault.recipient_of(zed.person_id)


def test_a_new_key_pair_replaces_the_old_one_whose_word_stands(alma, bertta, zed):
    space = a_space(alma, bertta)
    row = a_leaf(alma, space)
    with vault.signed_in(bertta), transaction():
        vault.grant(space, vault.recipient_of(zed.person_id))
    new = vault.Identity(bertta.person_id, vault.new_seed())
    with transaction():
        vault.retire_keys(bertta.person_id)
        vault.publish_keys(new)
    vouch(alma, new)
    assert vault.recipient_of(bertta.person_id).kid == new.kid != bertta.kid
    assert read(zed, row)
    with pytest.raises(Locked):
        read(new, row)
    with vault.signed_in(alma), transaction():
        vault.grant(space, vault.recipient_of(bertta.person_id))
    assert read(new, row)


def test_a_fingerprint_is_twenty_five_digits_of_one_key(alma, bertta):
    assert [len(group) for group in alma.fingerprint.split()] == [5] * 5
    assert alma.fingerprint != bertta.fingerprint
    again = vault.fingerprint_of(alma.person_id, alma.kid)
    assert alma.fingerprint == again != vault.fingerprint_of(bertta.person_id, alma.kid)


@pytest.mark.asvs("V11.6.1")
def test_a_seed_has_thirty_two_bytes_and_shows_nothing():
    with pytest.raises(ValueError, match="32 bytes"):
        vault.Identity(new_id(), b"short")
    identity = vault.Identity(new_id(), b"s" * 32)
    assert "ssss" not in repr(identity)


def test_waiting_keys_are_listed_until_somebody_vouches(alma, newcomer):
    assert [key.kid for key in vault.waiting_keys(newcomer.person_id)] == [newcomer.kid]
    vouch(alma, newcomer)
    assert vault.waiting_keys(newcomer.person_id) == []
    assert db.session.query(vault.KeyCert).count() == 2
