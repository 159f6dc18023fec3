from datetime import timedelta

import pytest

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, Tampered
from consult.vault import duty
from consult.vault.recipients import of_identity
from tests.vault.scenes import a_leaf, a_space, read

HOUR = timedelta(hours=1)


@pytest.fixture
def ilona(house):
    return house.person()


@pytest.fixture
def team(fanni, ilona):
    """The duty space that Fanni made for the deputies: herself and Ilona."""
    return a_space(fanni, ilona, kind=vault.SpaceKind.DUTY)


@pytest.fixture
def case(alma, team):
    return a_space(alma, duty=team)


def break_the_glass(deputy, space, until=None):
    with vault.signed_in(deputy), transaction():
        until = until or clock.now() + 3 * HOUR
        vault.grant(space, of_identity(deputy), expires_at=until, through_duty=True)


def test_a_deputy_reads_nothing_until_she_acts(alma, fanni, case):
    row = a_leaf(alma, case)
    with pytest.raises(Locked):
        read(fanni, row)
    assert not vault.holds_wrap(fanni.person_id, case)


def test_she_opens_a_case_for_three_hours(alma, fanni, case):
    row = a_leaf(alma, case)
    break_the_glass(fanni, case)
    assert read(fanni, row)
    with clock.held_at(clock.now() + 3 * HOUR), pytest.raises(Locked):
        read(fanni, row)


def test_what_she_then_grants_holds(alma, bertta, fanni, case):
    row = a_leaf(alma, case)
    break_the_glass(fanni, case)
    with vault.signed_in(fanni), transaction():
        vault.grant(case, vault.recipient_of(bertta.person_id))
    assert read(bertta, row)


def test_she_grants_through_the_duty_key_to_another(alma, bertta, fanni, case):
    row = a_leaf(alma, case)
    with vault.signed_in(fanni), transaction():
        to = vault.recipient_of(bertta.person_id)
        vault.grant(case, to, through_duty=True)
    assert read(bertta, row)


def test_zed_is_no_deputy(zed, case):
    with pytest.raises(Locked):
        break_the_glass(zed, case)


def test_a_new_version_is_wrapped_to_the_duty_key_again(alma, fanni, case):
    with vault.signed_in(alma), transaction():
        vault.turn_key(case, [])
    row = a_leaf(alma, case)
    break_the_glass(fanni, case)
    assert read(fanni, row)


def test_a_deputy_who_left_opens_nothing_new(alma, fanni, ilona, team):
    with vault.signed_in(fanni), transaction():
        vault.end_grants(team, ilona.person_id)
        vault.turn_key(team, [])
    case = a_space(alma, duty=team)
    with pytest.raises(Locked):
        break_the_glass(ilona, case)
    break_the_glass(fanni, case)


def test_a_remaining_deputy_wraps_anew_what_the_old_key_opened(alma, bertta, fanni, team, case):
    row = a_leaf(alma, case)
    break_the_glass(fanni, case)
    with vault.signed_in(fanni), transaction():
        vault.turn_key(team, [vault.recipient_of(bertta.person_id)])
    with pytest.raises(Locked):
        break_the_glass(bertta, case)  # the new deputy has the new key only
    assert len(duty.left_behind(team)) == 1
    with vault.signed_in(fanni), transaction():
        assert vault.rewrap_duty(team) == 1
    assert duty.left_behind(team) == []
    break_the_glass(bertta, case)
    assert read(bertta, row)
    assert read(fanni, row)


def test_it_is_wrapped_anew_twice(alma, fanni, team, case):
    row = a_leaf(alma, case)
    for _ in range(2):
        with vault.signed_in(fanni), transaction():
            vault.turn_key(team, [])
            assert vault.rewrap_duty(team) == 1
    break_the_glass(fanni, case)
    assert read(fanni, row)


def test_only_a_deputy_wraps_anew(zed, fanni, team, case):
    with vault.signed_in(fanni), transaction():
        vault.turn_key(team, [])
    with vault.signed_in(zed), pytest.raises(Locked), transaction():
        vault.rewrap_duty(team)
    assert case


def test_a_swapped_duty_key_gets_no_case(house, alma, team, zed):
    house.sql("UPDATE space_versions SET inbox_public = ?", zed.kem_public)
    with pytest.raises(Tampered):
        a_space(alma, duty=team)


def test_a_duty_key_signed_by_a_stranger_gets_no_case(house, alma, team, zed):
    version = db.session.query(vault.SpaceVersion).one()
    stolen = version.terms._replace(
        inbox_public=zed.kem_public, creator_id=zed.person_id, creator_kid=zed.kid
    )
    house.sql(
        "UPDATE space_versions SET inbox_public = ?, creator_id = ?, creator_kid = ?,"
        " signature = ?",
        zed.kem_public,
        zed.person_id.hex,
        zed.kid,
        zed.sign(stolen.signed()),
    )
    with pytest.raises(Tampered):
        a_space(alma, duty=team)


def test_a_private_space_is_the_writers_alone(alma, team):
    space = a_space(alma, kind=vault.SpaceKind.PRIVATE, duty=team)
    kinds = db.session.query(vault.Grant.kind).where(vault.Grant.space_id == space)
    assert [kind for (kind,) in kinds] == [vault.RecipientKind.PERSON]
