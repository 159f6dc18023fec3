import gc

import pytest
from sqlalchemy import inspect

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, Tampered
from consult.foundation.ids import new_id
from consult.vault import SpaceKind
from tests.vault.models import Leaf


def leaf(space, author, **more):
    row = Leaf(
        id=new_id(),
        space_id=space,
        author_id=author.person_id,
        voice="child",
        written_at=clock.now(),
        **more,
    )
    db.session.add(row)
    return row


def read(row):
    return db.session.get(Leaf, row).body


def test_alma_writes_and_reads(house, alma):
    with vault.signed_in(alma), transaction():
        space = vault.make_space(SpaceKind.CASE).id
        row = leaf(space, alma, body="Mummo tarjoaa viikonloppuja.").id
    db.session.expunge_all()
    with vault.signed_in(alma) as ring:
        assert read(row) == "Mummo tarjoaa viikonloppuja."
        assert ring.opened == {vault.Opened(space, "leaf", row, None)}
    assert b"Mummo" not in house.bytes_on_disk()


def test_for_zed_it_is_locked(alma, zed):
    with vault.signed_in(alma), transaction():
        row = leaf(vault.make_space(SpaceKind.CASE).id, alma, body="x").id
    db.session.expunge_all()
    with vault.signed_in(zed), pytest.raises(Locked):
        read(row)
    with pytest.raises(Locked):
        read(row)


def test_bertta_reads_what_she_was_granted(alma, bertta):
    with vault.signed_in(alma), transaction():
        space = vault.make_space(SpaceKind.CASE).id
        row = leaf(space, alma, body="x").id
        vault.grant(space, vault.recipient_of(bertta.person_id))
        assert vault.readers_of(space) == {alma.person_id, bertta.person_id}
    db.session.expunge_all()
    with vault.signed_in(bertta):
        assert read(row) == "x"


def test_a_changed_voice_is_noticed(alma):
    with vault.signed_in(alma), transaction():
        row = leaf(vault.make_space(SpaceKind.CASE).id, alma, body="x").id
    with transaction():
        db.session.connection().exec_driver_sql("UPDATE leaves SET voice = 'guardian'")
    db.session.expunge_all()
    with vault.signed_in(alma), pytest.raises(Tampered):
        read(row)


def test_alma_changes_the_voice_and_the_text(alma):
    with vault.signed_in(alma), transaction():
        row = leaf(vault.make_space(SpaceKind.CASE).id, alma, body="x")
    db.session.expire_all()
    with vault.signed_in(alma), transaction():
        row.voice = "guardian"
    db.session.expire_all()
    with vault.signed_in(alma):
        assert (row.body, row.box_rev, row.version) == ("x", 2, 2)


def test_a_pin_needs_no_key(alma):
    with vault.signed_in(alma), transaction():
        row = leaf(vault.make_space(SpaceKind.CASE).id, alma, body="x")
    with transaction():
        row.pinned = True
    with vault.signed_in(alma):
        assert (row.body, row.box_rev, row.version) == ("x", 1, 2)


def test_the_key_is_turned(alma, bertta, zed):
    with vault.signed_in(alma), transaction():
        space = vault.make_space(SpaceKind.CONSULTATION).id
        before = leaf(space, alma, body="before").id
        vault.grant(space, vault.recipient_of(bertta.person_id))
        assert vault.turn_key(space, [vault.recipient_of(zed.person_id)]) == 2
        after = leaf(space, alma, body="after").id
    db.session.expunge_all()
    with vault.signed_in(bertta) as ring:
        assert read(before) == "before"
        assert ring.holds(space)
        assert not ring.holds(space, newest=True)
        with pytest.raises(Locked):
            read(after)
    with vault.signed_in(zed) as ring:
        assert read(after) == "after"
        with pytest.raises(Locked):
            read(before)


def test_a_row_that_nobody_holds_any_more_may_expire(house, alma):
    with vault.signed_in(alma):
        space = vault.make_space(SpaceKind.CASE).id
        state = inspect(leaf(space, alma))
        db.session.expunge_all()
        gc.collect()
        assert state.obj() is None
        state.manager.dispatch.expire(state, None)  # as a rollback does with what it finds
