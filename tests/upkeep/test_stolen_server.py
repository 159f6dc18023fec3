"""The disk of the database server is stolen: neither its files nor its log hold a text."""

import shutil
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tests.leaks import assert_nowhere_on_disk, found_on_disk
from tests.postgres import server_address
from tests.upkeep.scenes import ELDER, SHARED, YOUNGER, a_place

PLANTED = "Kontrolliteksti: siili laski portaat kahdesti."
LOG = "SELECT pg_walfile_name(pg_current_wal_lsn())"
LIES_AT = "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = %s"


def keep_the_log(server):
    """Let no checkpoint of a neighbour's take away what was written ahead meanwhile."""
    server.execute("ALTER SYSTEM SET wal_keep_size = '256MB'")
    server.execute("SELECT pg_reload_conf()")


def loot_of(server, name, since, folder):
    """Copy the files of one database, and the log written ahead from a segment on."""
    data, oid = server.execute(LIES_AT, [name]).fetchone()
    shutil.copytree(Path(data, "base", str(oid)), folder / "base")
    (folder / "log").mkdir()
    for segment in Path(data, "pg_wal").glob("0*"):
        if since <= segment.name <= server.execute(LOG).fetchone()[0]:
            shutil.copy(segment, folder / "log")


@pytest.mark.postgres
def test_no_text_lies_in_the_files_of_the_server(template, postgres_copy, tmp_path):
    name = make_url(postgres_copy).database
    with psycopg.connect(server_address(), autocommit=True) as server:
        keep_the_log(server)
        since = server.execute(LOG).fetchone()[0]
        place = a_place(tmp_path, template, database_url=postgres_copy)
        place.erase("younger")
        with psycopg.connect(server_address(), dbname=name, autocommit=True) as beside:
            beside.execute("CREATE TABLE planted (line text)")
            beside.execute("INSERT INTO planted VALUES (%s)", [PLANTED])
            beside.execute("ANALYZE")  # which keeps what it found most
            beside.execute("CHECKPOINT")
        loot_of(server, name, since, tmp_path / "loot")
    found = " ".join(found_on_disk(PLANTED, tmp_path / "loot"))
    assert "base/" in found
    assert "log/" in found
    for text in (ELDER, YOUNGER, SHARED):
        assert_nowhere_on_disk(text, tmp_path / "loot")
