"""A destroyed salt is in no file of the table, though PostgreSQL overwrites nothing by itself."""

from pathlib import Path

import pytest
from sqlalchemy import text

from consult.foundation.ids import new_id
from consult.vault import salts

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


def test_with_nothing_to_destroy_nothing_is_written(database, house):
    salts.make(new_id())
    _, before = on_disk()
    salts.destroy([])
    assert on_disk()[1] == before
