"""The vault's deeds on SQLite and on PostgreSQL, the salts in a second database each time."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked
from consult.foundation.ids import new_id
from consult.vault import salts
from consult.vault.recipients import of_identity
from tests.postgres import both
from tests.vault.models import Leaf
from tests.vault.scenes import a_leaf, a_space, read

DAY = timedelta(days=1)


@both
def test_sealed_granted_turned_and_ended(database, alma, bertta):
    space = a_space(alma, bertta)
    before = a_leaf(alma, space, "before", tags=["ä"])
    with vault.signed_in(alma), transaction():
        vault.end_grants(space, bertta.person_id)
        vault.turn_key(space, [])
        db.session.get(Leaf, before).voice = "guardian"
    assert read(alma, before) == "before"
    assert vault.readers_of(space) == {alma.person_id}
    with pytest.raises(Locked):
        read(bertta, before)


@both
def test_a_deputy_acts_and_wraps_anew(database, alma, fanni):
    team = a_space(fanni, kind=vault.SpaceKind.DUTY)
    space = a_space(alma, duty=team)
    row = a_leaf(alma, space)
    with vault.signed_in(fanni), transaction():
        vault.turn_key(team, [])
        assert vault.rewrap_duty(team) == 1
        vault.grant(space, of_identity(fanni), expires_at=clock.now() + DAY, through_duty=True)
    assert read(fanni, row)
    assert vault.faults() == []
    with clock.held_at(clock.now() + DAY), transaction():
        assert len(vault.end_expired_grants()) == 1


@both
def test_many_spaces_are_opened_together(database, alma, bertta):
    for number in range(5):
        child = a_space(alma, kind=vault.SpaceKind.CLIENT)
        a_leaf(alma, a_space(alma, bertta), str(number), dies_with=child)
    with vault.signed_in(bertta) as ring:
        ring.load(db.session.scalars(select(Leaf.space_id)))
        leaves = db.session.scalars(select(Leaf).order_by(Leaf.written_at))
        assert [leaf.body for leaf in leaves] == ["0", "1", "2", "3", "4"]
        assert len(ring.opened) == 5


@both
def test_erased_and_swept(database, alma):
    space = a_space(alma)
    row = a_leaf(alma, space)
    with transaction():
        vault.erase_space(space)
    assert vault.destroy_erased_salts() == 1
    with pytest.raises(Locked):
        read(alma, row)
    salts.make(new_id())
    with clock.held_at(clock.now() + 2 * DAY):
        assert vault.sweep_orphan_salts() == 1


@both
def test_newcomers_keys_and_slots(database, house, alma):
    bertta = house.person(approver=house.person(approver=alma))
    assert vault.recipient_of(bertta.person_id).kid == bertta.kid
    box = vault.seal_into(a_space(bertta), bertta.person_id, b"Kiitos")
    assert box[0] == 1


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_nobody_turns_the_key_while_somebody_writes(database, alma):
    space = a_space(alma)
    with vault.signed_in(alma):
        vault.keyring().newest([space])  # as the flush of a note does
        with Session(db.engine) as other, pytest.raises(OperationalError):
            try_to_turn(other, space)


def try_to_turn(session, space):
    session.execute(text("SET lock_timeout = '100ms'"))
    session.scalars(select(vault.Space).where(vault.Space.id == space).with_for_update()).one()
