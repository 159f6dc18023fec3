"""Case 60: a base that is cut short, overwritten or of another age is refused in words."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from consult.app import create_app
from consult.audit.verify import verify as verify_log
from consult.foundation import schema
from consult.foundation.errors import StoreUnavailable, Unreadable, WrongSchema
from consult.upkeep import backups
from tests.upkeep.scenes import given

PAGE = 4_096


@pytest.fixture
def copy(place, tmp_path):
    """The same machine, to be damaged."""
    shutil.copytree(place.settings.instance, tmp_path / "instance")
    return place.at(tmp_path / "instance")


def cut(path):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 // PAGE * PAGE)


def beheaded(path):
    overwrite(path, 0)


def no_database(path):
    path.write_bytes(b"This was a database. " * 500)


def overwrite(path, page):
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(bytes(PAGE))


@pytest.mark.parametrize("name", ["main.db", "salts.db"])
@pytest.mark.parametrize("damage", [cut, beheaded, no_database])
def test_case_60_what_is_damaged_is_refused_at_start_and_the_way_out_is_named(copy, name, damage):
    damage(copy.settings.instance / name)
    with pytest.raises(Unreadable, match=r"damaged .*docs/backups\.md"):
        create_app(copy.settings)


def test_case_60_a_lost_page_is_found_by_verify_and_stops_the_backup(copy):
    path = copy.settings.instance / "main.db"
    overwrite(path, root_page_of(path, "ix_audit_rows_object_id"))
    with copy.running():
        found = {finding.what for finding in verify_log(content=True).findings}
        assert "damaged" in found
        with pytest.raises(StoreUnavailable, match="damaged"):
            backups.create(copy.settings, copy.main, copy.salts)
    assert not list(copy.main.glob("2*"))


def test_case_60_a_backup_newer_than_the_application_is_refused(place, tmp_path, monkeypatch):
    made = place.back_up()
    monkeypatch.setattr(schema, "known", lambda: ("of-long-ago",))
    with pytest.raises(WrongSchema, match="newer than this application"):
        backups.restore(given(made.folder, made.salts), tmp_path / "instance")
    assert not (tmp_path / "instance").exists()


def root_page_of(path, name):
    with closing(sqlite3.connect(path)) as base:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return base.execute(asked, [name]).fetchone()[0] - 1
