import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, event

from consult import vault
from consult.foundation import clock, database
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, Misconfigured, StoreUnavailable
from consult.foundation.ids import new_id
from consult.vault import salts
from tests.vault.scenes import a_leaf, a_space, read

TOMORROW = timedelta(days=1, seconds=1)


class PowerLost(Exception):
    """The machine stops here."""


def salted(house):
    with sqlite3.connect(house.folder / "salts.db") as connection:
        return {row[0] for row in connection.execute("SELECT space_id FROM salts")}


def test_a_salt_is_committed_before_its_space_is(house, alma):
    seen = []

    @event.listens_for(db.engine, "before_cursor_execute")
    def look(connection, cursor, statement, *_):
        if "INTO spaces" in statement:
            seen.append(salted(house))

    assert [{a_space(alma).hex}] == seen


def make_and_stop():
    with transaction():
        vault.make_space(vault.SpaceKind.CASE)
        raise PowerLost


def test_a_crash_between_salt_and_space_loses_nothing(house, alma):
    kept = a_space(alma)
    with vault.signed_in(alma), pytest.raises(PowerLost):
        make_and_stop()
    assert kept.hex in salted(house)
    assert len(salted(house)) == 2
    assert vault.sweep_orphan_salts() == 0  # it may still be on its way
    with clock.held_at(clock.now() + TOMORROW):
        assert vault.sweep_orphan_salts() == 1
    assert salted(house) == {kept.hex}
    assert read(alma, a_leaf(alma, kept))
    assert vault.faults() == []


def test_beside_an_empty_base_nothing_is_swept(house, alma):
    salts.make(new_id())
    with clock.held_at(clock.now() + TOMORROW):
        assert vault.sweep_orphan_salts() == 0


def test_without_a_salt_there_is_no_space(house, alma, monkeypatch):
    missing = create_engine(f"sqlite:///{house.folder}/no/such/folder/salts.db")
    with monkeypatch.context() as patch:
        patch.setattr(salts, "_engine", missing)
        with vault.signed_in(alma), pytest.raises(StoreUnavailable), transaction():
            vault.make_space(vault.SpaceKind.CASE)
        with pytest.raises(StoreUnavailable):
            salts.read([new_id()])
        with pytest.raises(StoreUnavailable):
            salts.destroy([new_id()])
    assert db.session.query(vault.Space).count() == 0


def test_a_salt_is_never_drawn_twice_for_a_space(alma):
    space = a_space(alma)
    with pytest.raises(StoreUnavailable):
        salts.make(space)


def test_an_erased_space_opens_for_nobody_not_even_from_a_backup(house, alma):
    space = a_space(alma)
    row = a_leaf(alma, space)
    db.session.remove()
    backup = house.folder / "backup.db"
    with sqlite3.connect(house.folder / "main.db") as main, sqlite3.connect(backup) as copy:
        main.backup(copy)
    with transaction():
        vault.erase_space(space)
    assert vault.destroy_erased_salts() == 1
    assert vault.destroy_erased_salts() == 0
    assert vault.erased_spaces() == [space]
    db.engine.dispose()
    for path in house.folder.glob("main.db-*"):
        path.unlink()
    backup.replace(house.folder / "main.db")
    with pytest.raises(Locked):
        read(alma, row)


def test_a_destroyed_salt_is_in_no_file(house, alma):
    space = a_space(alma)
    salt = salts.read([space])[space]
    assert salt in house.bytes_on_disk()
    with transaction():
        vault.erase_space(space)
    vault.destroy_erased_salts()
    assert salt not in house.bytes_on_disk()


def test_while_somebody_reads_the_journal_it_is_not_destroyed_yet(house, alma, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 0)
    vault.configure(house.settings)
    space = a_space(alma)
    reader = sqlite3.connect(house.folder / "salts.db", isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM salts").fetchone() == (1,)
    with transaction():
        vault.erase_space(space)
    with pytest.raises(StoreUnavailable):
        vault.destroy_erased_salts()
    reader.close()
    assert vault.destroy_erased_salts() == 0


def test_killed_after_the_tombstone_the_salt_still_goes(house, alma):
    space = a_space(alma)
    with transaction():
        vault.erase_space(space)
    assert space.hex in salted(house)
    with vault.signed_in(alma), pytest.raises(Locked):
        vault.turn_key(space, [])
    assert vault.destroy_erased_salts() == 1
    assert salted(house) == set()


def test_what_is_erased_is_not_erased_again(alma):
    space = a_space(alma)
    with transaction():
        vault.erase_space(space)
    with pytest.raises(Locked), transaction():
        vault.erase_space(space)


def test_salts_do_not_lie_where_the_spaces_lie(house):
    with pytest.raises(Misconfigured):
        vault.configure(replace(house.settings, salts_url=house.settings.database_url))


def test_an_erased_inbox_takes_nothing_more(alma):
    space, row = a_space(alma), new_id()
    box = vault.seal_into(space, row, b"Kiitos")
    with vault.signed_in(alma) as ring:
        assert ring.open_inbox(space, row, box) == b"Kiitos"
        assert ring.opened == {vault.Opened(space, "inbox", row, None)}
    with transaction():
        vault.erase_space(space)
    vault.destroy_erased_salts()
    with pytest.raises(Locked):
        vault.seal_into(space, row, b"Kiitos")
    with vault.signed_in(alma), pytest.raises(Locked):
        vault.keyring().open_inbox(space, row, box)


def test_a_stranger_opens_no_inbox(alma, zed):
    space, row = a_space(alma), new_id()
    box = vault.seal_into(space, row, b"Kiitos")
    with vault.signed_in(zed), pytest.raises(Locked):
        vault.keyring().open_inbox(space, row, box)
