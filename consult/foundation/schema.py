"""The tables as migrations make them, and whether this application knows the tables it finds.

An application that starts on tables of another age would half work: it refuses instead.
"""

import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

import consult
from consult.foundation.database import db, writing
from consult.foundation.errors import Unreadable, WrongSchema
from consult.foundation.program import typed

MIGRATIONS = Path(consult.__path__[0]) / "migrations"
OWN_TABLE = "alembic_version"
"""Where the revision stands: the one table that no model knows."""
_LOCK = 0x436F6E73
"""The number under which PostgreSQL lets one migration run at a time."""


def read_every_model() -> None:
    """Read the models of every flat: a table that nobody has read is not known."""
    import_module("consult.foundation.installation")
    for flat in pkgutil.iter_modules(consult.__path__, "consult."):
        if flat.ispkg and find_spec(f"{flat.name}.models"):
            import_module(f"{flat.name}.models")


def upgrade(revision: str = "head") -> None:
    """Bring the tables to a revision: all of it, or nothing."""
    _migrate(command.upgrade, revision)


def downgrade(revision: str) -> None:
    """Take the tables back to an earlier revision, `base` for none at all."""
    _migrate(command.downgrade, revision)


def check_schema() -> None:
    """Refuse to start on tables that are older or newer than this application, or not there.

    Raises:
        WrongSchema: they are; the message says what to do.

    """
    with db.engine.connect() as connection:
        found = revision_of(connection)
        empty = found is None and not inspect(connection).get_table_names()
    if found == newest():
        return
    if empty:
        raise WrongSchema(f"The database is empty. Run: {typed('db upgrade')}")
    if found is None or found in known():
        raise WrongSchema(f"The database is older than this application. Run: {typed('upgrade')}")
    raise WrongSchema(
        f"The database is newer than this application (revision {found}). Install the newer one."
    )


@contextmanager
def readable() -> Iterator[None]:
    """Say in words that a database is damaged: cut short, overwritten, or none at all.

    Raises:
        Unreadable: it is.

    """
    try:
        yield
    except OperationalError:
        raise  # it cannot be reached, which is another matter
    except DatabaseError as error:
        raise Unreadable(
            f"The database is damaged ({error.orig}). Put it aside and restore the last good"
            " backup: docs/backups.md."
        ) from error


def is_older() -> bool:
    """Tell whether the tables are at an earlier revision, from which an upgrade leads on."""
    with db.engine.connect() as connection:
        return revision_of(connection) in known()[1:]


def revision_of(connection: Connection) -> str | None:
    """Return the revision that the tables are at."""
    return MigrationContext.configure(connection).get_current_revision()


def tables_of(connection: Connection) -> list[str]:
    """Name the tables that are there."""
    return inspect(connection).get_table_names()


def newest() -> str:
    """Return the revision that this application works with."""
    return known()[0]


@cache
def known() -> tuple[str, ...]:
    """Return every revision that this application knows, the newest first."""
    script = ScriptDirectory.from_config(_config())
    return tuple(each.revision for each in script.walk_revisions())


def _config() -> Config:
    config = Config(MIGRATIONS / "alembic.ini")
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


@contextmanager
def migrating() -> Iterator[Connection]:
    """Give a connection whose one transaction changes tables, while nobody else does.

    Raises:
        WrongSchema: afterwards a row would point at nothing; then nothing was changed.

    """
    with writing(), db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            with _without_foreign_keys(connection), connection.begin():
                yield connection
                if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                    raise WrongSchema(f"{len(lost)} rows of {lost[0][0]} would point at nothing")
        else:
            with connection.begin():
                connection.execute(text("SET LOCAL lock_timeout = 0"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    # SQLite changes a table by making it anew; dropping the old one must not count as deleting
    # what others point at. Inside a transaction the pragma does nothing, so it stands outside.
    raw = connection.connection.cursor()
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.close()


def _migrate(run: Callable[[Config, str], None], revision: str) -> None:
    with migrating() as connection:
        config = _config()
        config.attributes["connection"] = connection
        run(config, revision)
