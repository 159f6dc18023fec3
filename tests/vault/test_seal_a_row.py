import gc
from datetime import timedelta

import pytest
from sqlalchemy import inspect

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, Tampered
from consult.foundation.ids import new_id
from tests.vault.models import Leaf
from tests.vault.scenes import a_leaf, a_space, read


def test_alma_writes_and_reads(house, alma):
    space = a_space(alma)
    row = a_leaf(alma, space, title="Viikonloput")
    with vault.signed_in(alma) as ring:
        leaf = db.session.get(Leaf, row)
        assert (leaf.body, leaf.title) == ("Mummo tarjoaa viikonloppuja.", "Viikonloput")
        assert ring.opened == {vault.Opened(space, "leaf", row, None)}


def test_nothing_of_it_lies_on_the_disk(house, alma):
    a_leaf(alma, a_space(alma))
    assert alma.person_id.hex.encode() in house.bytes_on_disk()  # the search finds what is there
    assert b"Mummo" not in house.bytes_on_disk()
    assert b"viikonloppu" not in house.bytes_on_disk()


@pytest.mark.asvs("V8.2.3")
def test_for_zed_and_for_nobody_it_is_locked(alma, zed):
    row = a_leaf(alma, a_space(alma))
    with pytest.raises(Locked):
        read(zed, row)
    with pytest.raises(Locked):
        assert db.session.get(Leaf, row).body


def test_it_cannot_be_written_without_a_key(alma, zed):
    space = a_space(alma)
    with pytest.raises(Locked):
        a_leaf(zed, space)
    row = a_leaf(alma, space)
    with pytest.raises(Locked), transaction():
        db.session.get(Leaf, row).body = "nobody is signed in"


def test_it_cannot_be_written_into_a_space_that_is_none(alma):
    with pytest.raises(Locked):
        a_leaf(alma, new_id())


def test_bertta_sees_nothing_that_alma_left_open(alma, zed):
    row = a_leaf(alma, a_space(alma))
    with vault.signed_in(alma):
        leaf = db.session.get(Leaf, row)
        assert leaf.body
    with pytest.raises(Locked):
        assert leaf.body
    with vault.signed_in(zed), pytest.raises(Locked):
        assert leaf.body


def test_a_row_outside_its_session_is_locked(alma):
    row = a_leaf(alma, a_space(alma))
    with vault.signed_in(alma):
        leaf = db.session.get(Leaf, row)
        assert leaf.body
        db.session.expunge(leaf)
        with pytest.raises(Locked):
            assert leaf.body


@pytest.mark.parametrize(
    "change",
    [
        "voice = 'guardian'",
        "author_id = space_id",
        "written_at = '2020-01-01 00:00:00.000000'",
        "dies_with = space_id",
        "box_rev = box_rev + 1",
        "box = randomblob(100)",
        "box = x''",
    ],
)
def test_what_was_changed_underneath_is_noticed(house, alma, change):
    row = a_leaf(alma, a_space(alma))
    house.sql(f"UPDATE leaves SET {change}")
    with pytest.raises(Tampered):
        read(alma, row)


def test_a_box_does_not_open_in_another_row(house, alma):
    space = a_space(alma)
    one, other = a_leaf(alma, space, "one"), a_leaf(alma, space, "other")
    house.sql(
        "UPDATE leaves SET box = (SELECT box FROM leaves WHERE id = ?) WHERE id = ?",
        one.hex,
        other.hex,
    )
    assert read(alma, one) == "one"
    with pytest.raises(Tampered):
        read(alma, other)


def test_a_row_does_not_open_in_another_space(house, alma):
    row, elsewhere = a_leaf(alma, a_space(alma)), a_space(alma)
    house.sql("UPDATE leaves SET space_id = ?", elsewhere.hex)
    with pytest.raises(Tampered):
        read(alma, row)


@pytest.mark.parametrize("version", [0, 2, 2**32 - 1])
def test_a_key_version_that_never_was_is_refused(house, alma, version):
    row = a_leaf(alma, a_space(alma))
    box = db.session.get(Leaf, row).box
    house.sql("UPDATE leaves SET box = ?", b"\1" + version.to_bytes(4, "big") + box[5:])
    with pytest.raises(Tampered):
        read(alma, row)


@pytest.mark.parametrize("bound_set", [0, 1, 3, 255])
def test_a_bound_set_that_did_not_seal_is_refused(house, alma, bound_set):
    row = a_leaf(alma, a_space(alma))
    box = db.session.get(Leaf, row).box
    house.sql("UPDATE leaves SET box = ?", box[:5] + bytes([bound_set]) + box[6:])
    with pytest.raises(Tampered):
        read(alma, row)


def test_an_older_bound_set_still_opens_and_the_next_change_seals_the_newest(alma, monkeypatch):
    newest = Leaf.__places__
    monkeypatch.setattr(Leaf, "__places__", newest[:1])
    row = a_leaf(alma, a_space(alma), "old")
    monkeypatch.setattr(Leaf, "__places__", newest)
    assert read(alma, row) == "old"
    with vault.signed_in(alma), transaction():
        db.session.get(Leaf, row).body = "new"
    assert vault.head_of(db.session.get(Leaf, row).box) == (1, 2)
    assert read(alma, row) == "new"


def test_a_note_about_one_child_dies_with_her_space(house, alma):
    space, child = a_space(alma), a_space(alma, kind=vault.SpaceKind.CLIENT)
    row, other = a_leaf(alma, space, "about her", dies_with=child), a_leaf(alma, space, "other")
    assert read(alma, row) == "about her"
    with transaction():
        vault.erase_space(child)
    assert vault.destroy_erased_salts() == 1
    assert read(alma, other) == "other"
    with pytest.raises(Locked):
        read(alma, row)


def test_time_is_bound_to_the_microsecond(house, alma):
    with clock.held_at(clock.now() - timedelta(days=1)):
        row = a_leaf(alma, a_space(alma))
    assert read(alma, row)


def test_a_row_that_nobody_holds_any_more_may_expire(alma):
    state = inspect(db.session.get(Leaf, a_leaf(alma, a_space(alma))))
    db.session.expunge_all()
    gc.collect()
    assert state.obj() is None
    state.manager.dispatch.expire(state, None)  # as a rollback does with what it finds
