"""A destroyed salt is in no file of the table, though PostgreSQL overwrites nothing by itself."""

from pathlib import Path

import pytest
from sqlalchemy import text

from consult.foundation.ids import new_id
from consult.vault import salts
from consult.vault.erasure import destroy_salts

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("database", ["postgres"], indirect=True),
]


def on_disk():
    """Every byte of the table's files, written out first."""
    alone = salts.engine().execution_options(isolation_level="AUTOCOMMIT")
    with alone.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        where = "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('salts')"
        path = Path(connection.scalar(text(where)))
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*")), path


def test_it_is_in_no_file_of_the_table(database, house):
    kept, gone = new_id(), new_id()
    stays, goes = salts.make(kept), salts.make(gone)
    found, before = on_disk()
    assert stays in found
    assert goes in found  # the search finds what is there
    salts.destroy([gone])
    found, after = on_disk()
    assert (stays in found, goes in found) == (True, False)
    assert after != before
    assert salts.read([kept, gone]) == {kept: stays}


def test_interrupted_before_the_file_was_written_anew_it_is_done_when_repeated(database, house):
    """The server fell after the row was deleted, and with it what it knew of dead rows."""
    gone = new_id()
    salt = salts.make(gone)
    with salts.engine().begin() as connection:
        connection.execute(salts.SALTS.delete())
    with salts.engine().begin() as connection:
        connection.execute(text("SELECT pg_stat_reset()"))
    assert salt in on_disk()[0]
    assert destroy_salts([gone]) == 0
    assert salt not in on_disk()[0]


def test_with_nothing_to_destroy_nothing_is_written(database, house):
    salts.make(new_id())
    _, before = on_disk()
    salts.destroy([])
    assert on_disk()[1] == before
