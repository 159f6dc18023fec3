"""What somebody can do who writes the database and has a certified key of his own."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, Tampered
from consult.vault.kinds import GranterKind
from consult.vault.recipients import of_identity
from consult.vault.spaces import sign_grant
from tests.vault.scenes import a_leaf, a_space

HOUR = timedelta(hours=1)


def plant(thief, victim, space, version=1, moment=None, kind=GranterKind.PERSON):
    with transaction():
        moment = moment or clock.now()
        to = of_identity(victim)
        db.session.add(sign_grant(thief, space, version, b"z" * 32, to, moment, kind))
    db.session.expunge_all()


@pytest.mark.asvs("V16.3.3")
@pytest.mark.parametrize("kind", GranterKind)
def test_a_planted_grant_is_no_grant_and_raises_an_alarm(alma, bertta, zed, kind):
    space = a_space(alma)
    plant(zed, bertta, space, kind=kind)
    with vault.signed_in(bertta) as ring:
        assert not ring.holds(space)
        assert {alarm.space_id for alarm in ring.alarms} == {space}


def test_two_who_grant_to_each_other_hold_nothing(alma, bertta, zed):
    space, moment = a_space(alma), clock.now()
    plant(zed, bertta, space, moment=moment)
    plant(bertta, zed, space, moment=moment)
    for thief in (bertta, zed):
        with vault.signed_in(thief) as ring:
            assert not ring.holds(space)


def test_a_planted_version_is_refused(house, alma, zed):
    space = a_space(alma)
    house.sql("UPDATE spaces SET version = 2")
    version = db.session.scalars(select(vault.SpaceVersion)).one()
    stolen = version.terms._replace(version=2, creator_id=zed.person_id, creator_kid=zed.kid)
    with transaction():
        signature = zed.sign(stolen.signed())
        made = vault.SpaceVersion(id=zed.person_id, **stolen._asdict(), signature=signature)
        db.session.add(made)
        for victim in (alma, zed):
            to = of_identity(victim)
            db.session.add(sign_grant(zed, space, 2, b"z" * 32, to, stolen.created_at))
    with pytest.raises(Locked):
        a_leaf(alma, space, "would be read by Zed")


def test_he_who_held_it_only_afterwards_gave_nothing(alma, bertta, zed):
    space = a_space(alma)
    plant(bertta, zed, space, moment=clock.now())
    with clock.held_at(clock.now() + HOUR):
        with vault.signed_in(alma), transaction():
            vault.grant(space, vault.recipient_of(bertta.person_id))
        with vault.signed_in(zed) as ring:
            assert not ring.holds(space)


def test_a_planted_reader_is_none_and_gets_no_new_key(alma, zed):
    space = a_space(alma)
    plant(zed, zed, space)
    assert vault.readers_of(space) == {alma.person_id}
    assert not vault.holds_wrap(zed.person_id, space)
    with vault.signed_in(alma):
        assert vault.readers_of(space) == {alma.person_id}


def test_a_swapped_duty_space_gets_no_new_key(house, alma, fanni, zed):
    team, thiefs = (a_space(one, kind=vault.SpaceKind.DUTY) for one in (fanni, zed))
    for space, other in ((a_space(alma, duty=team), thiefs), (a_space(alma), thiefs)):
        house.sql("UPDATE spaces SET duty_space_id = ? WHERE id = ?", other.hex, space.hex)
        with vault.signed_in(alma), pytest.raises(Tampered), transaction():
            vault.turn_key(space, [])


def test_a_version_set_back_gets_no_new_text(house, alma, bertta):
    space = a_space(alma, bertta)
    with vault.signed_in(alma), transaction():
        vault.end_grants(space, bertta.person_id)
        vault.turn_key(space, [])
    house.sql("UPDATE spaces SET version = 1 WHERE id = ?", space.hex)
    with pytest.raises(Tampered):
        a_leaf(alma, space, "for Bertta's old key")
