# ruff: noqa: PT012 – a refusal comes at the end of a transaction, and that is a block

import pytest
from sqlalchemy import delete, insert, text, update

from consult import audit
from consult.audit import Deed
from consult.foundation.database import db, transaction
from consult.foundation.errors import UnauditedChange
from consult.foundation.ids import new_id
from tests.audit.rows import Base, Chair, Letter, Room, Visit
from tests.postgres import both

pytestmark = both

DOORS = Base.metadata.tables["doors"]


@pytest.fixture
def room(store, alma):
    room = Room(id=new_id(), name="Kuikka")
    with transaction():
        db.session.add(room)
        audit.record(alma, Deed.TEAM_FOUNDED, on=room)
    return room


def add():
    db.session.add(Room(id=new_id(), name="Karhu"))


def change(room):
    room.name = "Karhu"


def core(statement):
    return lambda room: db.session.execute(statement(room))


SILENT = {
    "adding": lambda room: add(),
    "changing": change,
    "deleting": lambda room: db.session.delete(room),
    "core insert": core(lambda room: insert(Room.__table__).values(id=new_id(), name="a")),
    "core update": core(lambda room: update(Room.__table__).values(name="a")),
    "core delete": core(lambda room: delete(Room.__table__)),
    "orm update": core(lambda room: update(Room).values(name="a")),
    "orm delete": core(lambda room: delete(Room).where(Room.id == room.id)),
    "bulk insert": lambda room: db.session.execute(
        insert(Room), [{"id": new_id(), "name": name} for name in "ab"]
    ),
    "bulk save": lambda room: db.session.bulk_save_objects([Room(id=new_id(), name="a")]),
    "bulk mappings": lambda room: db.session.bulk_update_mappings(
        Room, [{"id": room.id, "name": "a"}]
    ),
    "written SQL": core(lambda room: text("UPDATE rooms SET name = 'a'")),
    "driver SQL": lambda room: db.session.connection().exec_driver_sql("DELETE FROM rooms"),
    "a link table": core(lambda room: insert(DOORS).values(room_id=room.id)),
}


@pytest.mark.parametrize("how", SILENT)
def test_a_change_nobody_wrote_down_is_refused(room, how):
    with pytest.raises(UnauditedChange, match=r"rooms|doors"), transaction():
        SILENT[how](room)
    rows = db.session.execute(text("SELECT name FROM rooms")).all()
    assert rows == [("Kuikka",)]


@pytest.mark.parametrize("how", SILENT)
def test_the_same_change_with_a_deed_is_kept(room, alma, how):
    with transaction():
        SILENT[how](room)
        audit.record(alma, Deed.TEAM_CHANGED, on=room)


def test_without_a_session_it_is_refused_too(room):
    with pytest.raises(UnauditedChange, match="rooms"), db.engine.begin() as connection:
        connection.execute(delete(Room.__table__))
    assert db.session.get(Room, room.id) is not None


def test_an_attribute_set_to_what_it_was_is_no_change(room):
    with transaction():
        db.session.get(Room, room.id).name = "Kuikka"


def test_bookkeeping_and_tables_of_others_need_no_deed(store):
    with transaction():
        db.session.add(Visit(id=new_id()))
        db.session.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        db.session.execute(text("INSERT INTO alembic_version VALUES ('1')"))


def test_a_change_rolled_back_to_its_savepoint_is_none(room):
    with transaction(), pytest.raises(ZeroDivisionError), db.session.begin_nested():
        room.name = "Karhu"
        db.session.flush()
        raise ZeroDivisionError
    assert room.name == "Kuikka"


def test_a_change_inside_a_released_savepoint_is_asked_for_at_the_end(room):
    with pytest.raises(UnauditedChange), transaction(), db.session.begin_nested():
        room.name = "Karhu"


def test_a_deed_lost_with_its_savepoint_does_not_count(room, alma):
    with pytest.raises(UnauditedChange), transaction():
        room.name = "Karhu"
        db.session.flush()
        savepoint = db.session.begin_nested()
        audit.record(alma, Deed.TEAM_CHANGED, on=room)
        savepoint.rollback()


def test_a_refused_session_can_be_used_again(room, alma):
    with pytest.raises(UnauditedChange), transaction():
        add()
    with transaction():
        add()
        audit.record(alma, Deed.TEAM_FOUNDED)


def test_a_statement_that_hides_which_hashed_rows_it_changed_is_refused(store, alma):
    chair = Chair(id=new_id(), room="a")
    with transaction():
        db.session.add(chair)
        audit.record(alma, Deed.ATTENDANCE_MARKED, on=chair)
    with pytest.raises(UnauditedChange, match=r"audit\.include"), transaction():
        db.session.execute(update(Chair).values(room="b"))
        audit.record(alma, Deed.ATTENDANCE_MARKED, on=chair)


def test_a_migration_may_pass(store):
    with audit.unaudited("a test of migrations"), db.engine.begin() as connection:
        connection.execute(insert(Letter.__table__), {"id": new_id(), "space_id": new_id(),
                                                      "box_rev": 1, "box": b""})  # fmt: skip
