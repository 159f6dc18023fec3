"""Databases beside the one that the application serves: to try a backup on, or to fill anew."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from sqlalchemy import Connection, Engine, create_engine, inspect, text

from consult import audit
from consult.foundation import schema
from consult.foundation.database import db, writing
from consult.foundation.errors import StoreUnavailable, WrongInstallation, WrongSchema
from consult.upkeep.archives import Archive, load_archive

SQLITE = "sqlite"
MARK = "consult_half_restored"
"""A table in a server's database into which a restore is still writing."""
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


@contextmanager
def base_at(url: str) -> Iterator[Flask]:
    """Let `db` be the database at this address for a while."""
    house = Flask("consult", static_folder=None)
    house.config["SQLALCHEMY_DATABASE_URI"] = url
    db.init_app(house)
    Migrate(house, db, schema.MIGRATIONS)
    with house.app_context():
        try:
            yield house
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def base_aside() -> Iterator[Flask]:
    """Give an empty database that is gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="consult-") as folder,
        base_at(f"sqlite:///{Path(folder) / 'aside.db'}") as house,
    ):
        yield house


def claim(address: str) -> None:
    """See that the database at an address is empty, and mark it until it is `release`d.

    A file is made aside and gone with what is made there. A server's database stays: what an
    interrupted restore has left in it carries the mark, and is removed.

    Raises:
        WrongInstallation: it is somebody's.
        StoreUnavailable: it has the mark, and somebody is at work in it.

    """
    engine = create_engine(address)
    try:
        with engine.begin() as connection:
            names = inspect(connection).get_table_names()
            if MARK in names:
                _empty(connection, names)
            elif names:
                raise WrongInstallation(_not_empty(engine))
            if engine.dialect.name != SQLITE:
                connection.exec_driver_sql(f"CREATE TABLE {MARK} ()")
    finally:
        engine.dispose()


def release(address: str) -> None:
    """Take the mark away: what is in the database at an address is whole."""
    engine = create_engine(address)
    try:
        if engine.dialect.name != SQLITE:
            with engine.begin() as connection:
                connection.exec_driver_sql(f"DROP TABLE {MARK}")
    finally:
        engine.dispose()


def _empty(connection: Connection, names: Iterable[str]) -> None:
    if connection.scalar(text(OTHERS)):
        raise StoreUnavailable("Another restore is at work in this database. Nothing was done.")
    quoted = ", ".join(map(connection.dialect.identifier_preparer.quote, names))
    connection.exec_driver_sql(f"DROP TABLE {quoted} CASCADE")


def _not_empty(engine: Engine) -> str:
    name = engine.url.database
    said = f"The database {name} is not empty. Nothing was done to it."
    if engine.dialect.name == SQLITE:
        return said
    return (
        f"{said} If you are sure that nobody needs what is in it, make it anew, as the user"
        f" postgres: dropdb {name}; createdb --owner={engine.url.username or 'consult'} {name}"
    )


def fill(pieces: Iterable[bytes]) -> str:
    """Make tables of an archive's own time in the current, empty database, and put its rows in.

    Raises:
        WrongSchema: the archive is newer than this application.
        Tampered: it is not whole; then no row stays.

    """
    archive = Archive(pieces)
    if archive.head.revision not in schema.known():
        raise WrongSchema(
            f"The backup is newer than this application (revision {archive.head.revision})."
            " Install the newer one."
        )
    schema.upgrade(archive.head.revision)
    with audit.unaudited("a backup is put back"), writing(), db.engine.begin() as connection:
        load_archive(connection, archive)
    return archive.head.revision
