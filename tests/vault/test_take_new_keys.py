"""A stranger may have her keys: new ones, with all she holds; the old ones open nothing."""

import pytest

from consult import vault
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, NotSaved
from tests.vault.scenes import a_leaf, a_space, read


def rotated(person, approver=None):
    new = vault.Identity(person.person_id, vault.new_seed())
    with vault.signed_in(person), transaction():
        vault.rotate_keys(new)
    if approver is not None:
        with vault.signed_in(approver), transaction():
            vault.certify(new.person_id)
    return new


@pytest.fixture
def space(alma, bertta):
    space = a_space(alma)
    with vault.signed_in(alma), transaction():
        vault.grant(space, vault.recipient_of(bertta.person_id))
    return space


def test_she_reads_on_with_the_new_ones(alma, bertta, space):
    row = a_leaf(alma, space)
    new = rotated(alma)
    assert read(new, row)
    assert read(bertta, row)
    later = a_leaf(bertta, space)
    assert read(new, later)


def test_the_old_ones_open_nothing_that_lies_there(alma, space):
    row = a_leaf(alma, space)
    rotated(alma)
    with pytest.raises(Locked):
        read(alma, row)


def test_what_is_written_from_now_on_is_out_of_reach_of_a_copy_taken_before(alma, bertta, space):
    with vault.signed_in(alma) as ring:
        known = {version: ring.secret(space, version) for version in (1,)}
    rotated(alma)
    with vault.signed_in(bertta) as ring:
        assert ring.newest([space])[space] == 2
        assert ring.secret(space, 2) not in known.values()


def test_nobody_shares_with_her_before_another_has_vouched(alma, bertta, fanni, space):
    rotated(alma)
    with pytest.raises(NotSaved):
        vault.recipient_of(alma.person_id)


def test_afterwards_she_grants_as_ever(alma, bertta, zed, space):
    new = rotated(alma, approver=bertta)
    with vault.signed_in(new), transaction():
        vault.grant(space, vault.recipient_of(zed.person_id))
    assert read(zed, a_leaf(bertta, space))
    assert vault.faults() == []


def test_every_version_goes_along_on_its_seat_and_until_its_day(alma, bertta, space):
    with vault.signed_in(alma), transaction():
        vault.turn_key(space, [vault.recipient_of(bertta.person_id)])
    new = rotated(bertta)
    with vault.signed_in(new) as ring:
        assert {ring.secret(space, version) for version in (1, 2, 3)}
    assert vault.readers_of(space) == {alma.person_id, bertta.person_id}


def test_a_deputy_takes_the_duty_key_along(house, alma, bertta, zed):
    duty = a_space(alma, kind=vault.SpaceKind.DUTY)
    with vault.signed_in(zed), transaction():
        case = vault.make_space(vault.SpaceKind.CASE, duty=duty).id
    row = a_leaf(zed, case)
    new = rotated(alma, approver=zed)
    assert vault.left_behind(duty) == []
    with vault.signed_in(new), transaction():
        vault.grant(case, vault.recipient_of(bertta.person_id), through_duty=True)
    assert read(bertta, row)
    assert vault.faults() == []


def test_what_is_hers_alone_goes_along(alma):
    private = a_space(alma, kind=vault.SpaceKind.PRIVATE)
    row = a_leaf(alma, private)
    assert read(rotated(alma), row)


def test_keys_of_another_are_no_new_keys(alma, bertta):
    with vault.signed_in(alma), pytest.raises(ValueError, match="same person"):
        vault.rotate_keys(bertta)
    db.session.rollback()


def test_whoever_turns_a_key_gets_no_more_than_she_had(alma, bertta, space):
    from datetime import timedelta

    from consult.foundation import clock
    from consult.foundation.ids import new_id

    until, seat = clock.now() + timedelta(days=1), new_id()
    other = a_space(alma)
    with vault.signed_in(alma), transaction():
        vault.grant(other, vault.recipient_of(bertta.person_id), seat=seat, expires_at=until)
    with vault.signed_in(bertta), transaction():
        vault.turn_key(other, [vault.recipient_of(alma.person_id)])
        vault.turn_for_all_who_stay(other)
    with clock.moved_by(timedelta(days=2)):
        assert vault.readers_of(other) == {alma.person_id}
