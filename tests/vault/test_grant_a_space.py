from datetime import timedelta

import pytest
from sqlalchemy import select

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, Tampered
from tests.vault.scenes import a_leaf, a_space, read

HOUR = timedelta(hours=1)


def grant(granter, space, reader, **more):
    with vault.signed_in(granter), transaction():
        vault.grant(space, vault.recipient_of(reader.person_id), **more)


def grants_of(reader):
    query = select(vault.Grant).where(vault.Grant.recipient_id == reader.person_id)
    return list(db.session.scalars(query.order_by(vault.Grant.version)))


def refused(reader, row):
    try:
        return read(reader, row) is None
    except (Locked, Tampered):
        return True


def test_bertta_reads_what_alma_granted(alma, bertta):
    space = a_space(alma)
    row = a_leaf(alma, space)
    grant(alma, space, bertta)
    assert read(bertta, row)
    assert vault.readers_of(space) == {alma.person_id, bertta.person_id}
    assert vault.holds_wrap(bertta.person_id, space)


def test_zed_cannot_grant_what_he_does_not_hold(alma, bertta, zed):
    space = a_space(alma)
    with pytest.raises(Locked):
        grant(zed, space, bertta)
    with pytest.raises(Locked):
        grant(alma, zed.person_id, bertta)


def test_a_grant_is_handed_on(alma, bertta, zed):
    space = a_space(alma, bertta)
    row = a_leaf(alma, space)
    grant(bertta, space, zed)
    assert read(zed, row)


def test_what_was_handed_on_stays_when_the_one_between_leaves(alma, bertta, zed):
    space = a_space(alma, bertta)
    row = a_leaf(alma, space)
    grant(bertta, space, zed)
    with transaction():
        vault.end_grants(space, bertta.person_id)
    assert read(zed, row)
    assert refused(bertta, row)


def test_it_expires_to_the_second(alma, bertta):
    space = a_space(alma)
    row, until = a_leaf(alma, space), clock.now() + HOUR
    grant(alma, space, bertta, expires_at=until)
    with clock.held_at(until - timedelta(seconds=1)):
        assert read(bertta, row)
    with clock.held_at(until):
        assert refused(bertta, row)
        assert not vault.holds_wrap(bertta.person_id, space)


def test_an_expired_grant_is_emptied_and_no_clock_revives_it(alma, bertta):
    space = a_space(alma)
    row, until = a_leaf(alma, space), clock.now() + HOUR
    grant(alma, space, bertta, expires_at=until)
    with clock.held_at(until), transaction():
        assert [ended.recipient_id for ended in vault.end_expired_grants()] == [bertta.person_id]
    assert refused(bertta, row)


def test_an_ended_grant_is_an_empty_wrap_and_a_signed_row(alma, bertta):
    space = a_space(alma, bertta)
    row = a_leaf(alma, space)
    with transaction():
        vault.end_grants(space, bertta.person_id)
    (ended,) = grants_of(bertta)
    assert (ended.blob, ended.ended_at is None) == (b"", False)
    assert len(ended.blob_sha256) == 32
    assert refused(bertta, row)
    assert vault.readers_of(space) == {alma.person_id}


def test_she_may_be_granted_again(alma, bertta):
    space = a_space(alma, bertta)
    row = a_leaf(alma, space)
    with transaction():
        vault.end_grants(space, bertta.person_id)
    grant(alma, space, bertta)
    assert read(bertta, row)


def test_the_key_turns_and_each_keeps_what_she_had(alma, bertta, zed):
    space = a_space(alma, bertta)
    before = a_leaf(alma, space, "before")
    with vault.signed_in(alma), transaction():
        assert vault.turn_key(space, [vault.recipient_of(zed.person_id)]) == 2
    after = a_leaf(alma, space, "after")
    assert (read(bertta, before), read(zed, after)) == ("before", "after")
    assert refused(bertta, after)
    assert refused(zed, before)
    with vault.signed_in(bertta) as ring:
        assert ring.holds(space)
        assert not ring.holds(space, newest=True)


def test_one_who_was_granted_turns_the_key(alma, bertta):
    space = a_space(alma, bertta)
    with vault.signed_in(bertta), transaction():
        vault.turn_key(space, [vault.recipient_of(alma.person_id)])
        vault.turn_key(space, [vault.recipient_of(alma.person_id)])
    assert read(alma, a_leaf(bertta, space, "third")) == "third"
    assert vault.readers_of(space, 1) == vault.readers_of(space, 3) == vault.readers_of(space)


def test_only_the_current_version_may_be_granted(alma, zed):
    space = a_space(alma)
    before = a_leaf(alma, space)
    with vault.signed_in(alma), transaction():
        vault.turn_key(space, [])
    after = a_leaf(alma, space)
    grant(alma, space, zed, versions="current")
    assert read(zed, after)
    assert refused(zed, before)


def test_a_seat_and_an_end_are_kept_when_the_key_turns(alma, bertta):
    space, until = a_space(alma), clock.now() + HOUR
    with vault.signed_in(alma), transaction():
        recipient = vault.recipient_of(bertta.person_id).seated(space, until)
        vault.turn_key(space, [recipient])
    (given,) = grants_of(bertta)
    assert (given.seat, given.expires_at, given.version) == (space, until, 2)


CHANGES = [
    "version = version + 1",
    "kind = 'pass'",
    "recipient_id = space_id",
    "kid = x'00112233445566778899aabbccddeeff'",
    "suite = 2",
    "seat = space_id",
    "granted_at = '2020-01-01 00:00:00.000000'",
    "expires_at = '2099-01-01 00:00:00.000000'",
    "expires_at = NULL",
    "granter_kind = 'duty'",
    "granter_id = recipient_id",
    "granter_kid = kid",
    "blob = randomblob(81)",
    "blob = x''",
    "blob_sha256 = randomblob(32)",
    "signature = randomblob(64)",
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed_in_a_grant_it_opens_nothing(house, alma, bertta, change):
    space = a_space(alma)
    row = a_leaf(alma, space)
    grant(alma, space, bertta, expires_at=clock.now() + HOUR)
    assert read(bertta, row)
    house.sql(f"UPDATE grants SET {change} WHERE recipient_id = ?", bertta.person_id.hex)
    assert refused(bertta, row)


def test_no_bit_of_a_wrap_may_change(house, alma, bertta):
    row = a_leaf(alma, a_space(alma, bertta))
    (given,) = grants_of(bertta)
    blob, grant_id = given.blob, given.id.hex
    for place in range(len(blob)):
        changed = bytearray(blob)
        changed[place] ^= 1
        house.sql("UPDATE grants SET blob = ? WHERE id = ?", bytes(changed), grant_id)
        with pytest.raises(Tampered):
            read(bertta, row)


def test_a_wrap_taken_from_another_opens_nothing(house, alma, bertta, zed):
    space = a_space(alma, bertta)
    row = a_leaf(alma, space)
    house.sql(
        "UPDATE grants SET recipient_id = ?, kid = ? WHERE recipient_id = ?",
        zed.person_id.hex,
        zed.kid,
        bertta.person_id.hex,
    )
    with vault.signed_in(zed) as ring, pytest.raises(Locked):
        ring.secret(space, 1)
    assert [alarm.space_id for alarm in ring.alarms] == [space]
    assert refused(zed, row)


def test_a_clock_set_back_gives_nothing_that_does_not_hold(alma, bertta):
    space = a_space(alma)
    row = a_leaf(alma, space)
    with clock.held_at(clock.now() - 24 * HOUR):
        grant(alma, space, bertta)
        assert read(bertta, row)
    assert read(bertta, row)
