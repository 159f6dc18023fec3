import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from consult import vault
from consult.foundation.database import db, transaction, writing
from consult.foundation.errors import Locked
from consult.vault.keyrings import Keyring
from tests.vault.models import Leaf
from tests.vault.scenes import a_leaf, a_space, read


@pytest.fixture
def row(alma, bertta):
    return a_leaf(alma, a_space(alma, bertta), "first", tags=["a"])


def counters(row):
    leaf = db.session.get(Leaf, row)
    return leaf.box_rev, leaf.version


def change(who, row, **values):
    with vault.signed_in(who), transaction():
        leaf = db.session.get(Leaf, row)
        for name, value in values.items():
            setattr(leaf, name, value)


def test_new_text_raises_both_counters(alma, row):
    change(alma, row, body="second")
    assert counters(row) == (2, 2)
    assert read(alma, row) == "second"


def test_another_sealed_attribute_stays_as_it_was(alma, row):
    change(alma, row, title="Otsikko")
    assert read(alma, row) == "first"


def test_the_same_text_again_changes_nothing(alma, row):
    change(alma, row, body="first")
    assert counters(row) == (1, 1)


def test_a_pin_needs_no_key(alma, row):
    with transaction():
        db.session.get(Leaf, row).pinned = True
    assert counters(row) == (1, 2)
    assert read(alma, row) == "first"


def test_a_bound_column_needs_the_key_and_seals_anew(alma, row):
    with pytest.raises(Locked), transaction():
        db.session.get(Leaf, row).voice = "guardian"
    change(alma, row, voice="guardian")
    assert counters(row) == (2, 2)
    assert read(alma, row) == "first"


def test_voice_and_text_change_together(alma, row):
    change(alma, row, voice="guardian", body="second")
    assert read(alma, row) == "second"


def test_the_text_is_still_read_while_the_voice_is_changed(alma, row):
    with vault.signed_in(alma), transaction():
        leaf = db.session.get(Leaf, row)
        leaf.voice = "guardian"
        assert leaf.body == "first"


def test_a_list_is_changed_by_assigning_it(alma, row):
    change(alma, row, tags=["a", "b"])
    with vault.signed_in(alma):
        assert db.session.get(Leaf, row).tags == ["a", "b"]


def test_a_default_is_nobodys_to_change():
    Leaf().tags.append("x")
    assert Leaf().tags == []


def test_two_editors_and_the_second_is_told(alma, bertta, row):
    other = Session(db.engine, expire_on_commit=False)
    other.info["keyring"] = Keyring(bertta, other)
    leaf = other.get(Leaf, row)
    assert leaf.body == "first"
    other.commit()
    change(alma, row, body="Alma's")
    leaf.body = "Bertta's"
    with writing(), pytest.raises(StaleDataError):
        other.commit()
    other.close()
    assert read(alma, row) == "Alma's"


def test_what_was_typed_survives_an_autoflush_and_a_refreshed_column(alma, row):
    with vault.signed_in(alma), transaction():
        leaf = db.session.get(Leaf, row)
        leaf.body = "typed"
        db.session.scalars(select(Leaf)).all()
        leaf.title = "too"
        db.session.expire(leaf, ["pinned"])
        assert (leaf.pinned, leaf.body) == (False, "typed")
    assert read(alma, row) == "typed"


def test_a_rolled_back_text_is_gone(alma, row):
    with vault.signed_in(alma):
        leaf = db.session.get(Leaf, row)
        leaf.body = "never"
        db.session.rollback()
        assert leaf.body == "first"


def test_a_row_moves_to_another_space_by_its_reader(alma, row):
    elsewhere = a_space(alma)
    change(alma, row, space_id=elsewhere)
    assert read(alma, row) == "first"


def test_what_is_bound_is_fetched_before_it_changes(alma, row):
    with vault.signed_in(alma), transaction():
        leaf = db.session.get(Leaf, row)
        db.session.expire(leaf)
        leaf.voice = "guardian"
    assert read(alma, row) == "first"


def test_reading_counts_each_row_once(alma, row):
    with vault.signed_in(alma) as ring:
        leaf = db.session.get(Leaf, row)
        assert (leaf.body, leaf.title, leaf.body) == ("first", "", "first")
        assert len(ring.opened) == 1


def test_what_one_writes_oneself_is_not_a_reading(alma):
    space = a_space(alma)
    with vault.signed_in(alma) as ring:
        row = a_leaf(alma, space)
        assert ring.opened == set()
    assert row


@pytest.mark.parametrize("spaces", [1, 7])
def test_a_page_asks_the_same_few_questions_for_one_space_or_many(alma, bertta, spaces):
    for _ in range(spaces):
        child = a_space(alma)
        a_leaf(alma, a_space(alma, bertta), dies_with=child)
    db.session.remove()
    seen = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    with vault.signed_in(bertta):
        assert all(leaf.body for leaf in db.session.scalars(select(Leaf)))
    assert len([one for one in seen if one.startswith("SELECT")]) == 2
