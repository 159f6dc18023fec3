import pytest

from consult.audit.guard import tables_written


@pytest.mark.parametrize(
    ("statement", "tables"),
    [
        ("SELECT 'DELETE FROM rooms'", set()),
        ("INSERT OR REPLACE INTO rooms VALUES (1)", {"rooms"}),
        ('update "rooms" set name = 1', {"rooms"}),
        ("DELETE/**/FROM main.rooms -- DELETE FROM chairs", {"rooms"}),
        ("WITH x AS (DELETE FROM ONLY rooms RETURNING *) INSERT INTO old SELECT * FROM x",
         {"rooms", "old"}),
        ("TRUNCATE TABLE rooms", {"rooms"}),
        ("REPLACE INTO [rooms] VALUES (1)", {"rooms"}),
        ("CREATE TABLE rooms (id INT)", set()),
        ("PRAGMA user_version = 1", set()),
    ],
)  # fmt: skip
def test_the_tables_of_a_statement_are_named(statement, tables):
    assert tables_written(statement) == tables
