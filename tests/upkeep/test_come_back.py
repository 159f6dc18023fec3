"""The machine is lost; from the sealed sets and the key in two halves everything comes back."""

import shutil

import pytest
from sqlalchemy import create_engine, inspect

from consult.accounts.models import LoginSession
from consult.audit.verify import verify as verify_log
from consult.bench import postgres
from consult.foundation import schema
from consult.foundation.database import db
from consult.foundation.errors import StoreUnavailable, WrongInstallation
from consult.upkeep import backups, bases, restoring
from tests.postgres import server_address
from tests.upkeep.scenes import ELDER, KEY, SHARED, YOUNGER, given, restore_to


@pytest.fixture(scope="module")
def made(place):
    return place.back_up()


def test_everything_opens_again(place, made, tmp_path):
    settings, told = restore_to(tmp_path, given(made.folder, place.salts))
    before, again = place.read(), place.restored(settings)
    assert again.read() == before
    with again.running():
        assert db.session.query(LoginSession).count() == 0
    assert [before[name] for name in place.notes] == [ELDER, YOUNGER, SHARED]
    with again.running():
        assert verify_log(content=True).good
    assert told[0].startswith("Restored: ")
    assert any("is in again" in line for line in told)


def test_verify(place, made):
    assert backups.verify(place.main, salts_at=place.salts, key=KEY).wrong == []


def test_a_backup_from_before_an_upgrade_is_restored_and_brought_up(place, tmp_path):
    """`upgrade` makes one of tables that are older than the application."""
    shutil.copytree(place.settings.instance, tmp_path / "instance")
    older = place.at(tmp_path / "instance")
    before = older.read()
    with older.running():
        schema.downgrade(schema.known()[2])
        made = backups.create(older.settings, older.main, older.salts)
    assert made.manifest.revision == schema.known()[2]
    settings, _ = restore_to(tmp_path / "new", given(made.folder, made.salts))
    again = older.restored(settings)
    assert again.starts()
    assert again.read() == before


@pytest.mark.postgres
def test_from_sqlite_to_postgresql_and_back(place, made, tmp_path):
    with postgres.database(server_address()) as url:
        start = given(made.folder, made.salts, database_url=url)
        settings, _ = restore_to(tmp_path / "moved", start)
        moved = place.restored(settings)
        backup = moved.back_up()
    address = f"sqlite:///{tmp_path}/beside.db"
    start = given(backup.folder, backup.salts, database_url=address)
    again, _ = restore_to(tmp_path / "back", start)
    assert place.restored(again).read() == place.read()
    assert again.salts_url == f"sqlite:///{tmp_path}/back/instance/salts.db"


def cut_off(pieces):
    raise KeyboardInterrupt


@pytest.mark.postgres
def test_a_restore_on_postgresql_that_was_cut_off_is_run_again(place, made, tmp_path, monkeypatch):
    server = server_address()
    with postgres.database(server) as main, postgres.database(server) as salts:
        start = given(made.folder, made.salts, database_url=main, salts_url=salts)
        with monkeypatch.context() as cut:
            cut.setattr(restoring, "fill", cut_off)
            with pytest.raises(KeyboardInterrupt):
                restore_to(tmp_path, start)
        settings, _ = restore_to(tmp_path, start)
        again = place.restored(settings)
        assert again.read() == place.read()
        with pytest.raises(WrongInstallation, match=r"not empty.+dropdb \w+; createdb --owner="):
            restore_to(tmp_path / "other", start)
        assert again.starts()


@pytest.mark.postgres
def test_what_was_cut_off_is_removed_only_where_nobody_is_at_work():
    with postgres.database(server_address()) as url:
        bases.claim(url)
        half = create_engine(url)
        with half.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE one (id int PRIMARY KEY)")
            connection.exec_driver_sql('CREATE TABLE "Two" (one int REFERENCES one)')
        with half.connect(), pytest.raises(StoreUnavailable):
            bases.claim(url)
        half.dispose()
        bases.claim(url)
        assert inspect(half).get_table_names() == [bases.MARK]
        bases.release(url)
        assert inspect(half).get_table_names() == []
        half.dispose()


def test_onto_something_nothing_is_restored(place, made, tmp_path):
    (tmp_path / "beside.db").touch()
    taken = given(made.folder, made.salts, salts_url=f"sqlite:///{tmp_path}/beside.db")
    with pytest.raises(WrongInstallation, match=r"beside\.db is there already"):
        restore_to(tmp_path / "one", taken)
    assert list((tmp_path / "one" / "instance").iterdir()) == []
    (tmp_path / "two" / "instance").mkdir(parents=True)
    (tmp_path / "two" / "instance" / "notes.txt").write_text("somebody's")
    with pytest.raises(WrongInstallation, match=r"notes\.txt is there already"):
        restore_to(tmp_path / "two", given(made.folder, made.salts))
