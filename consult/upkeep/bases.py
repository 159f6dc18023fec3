"""Databases beside the one that the application serves: to try a backup on, or to fill anew."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from sqlalchemy import inspect

from consult import audit
from consult.foundation import schema
from consult.foundation.database import db, writing
from consult.foundation.errors import WrongInstallation, WrongSchema
from consult.upkeep.archives import Archive, load_archive


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


def refuse_a_full_base() -> None:
    """See that the current database is empty.

    Raises:
        WrongInstallation: it is not.

    """
    with db.engine.connect() as connection:
        if inspect(connection).get_table_names():
            raise WrongInstallation(
                f"The database {db.engine.url.database} is not empty. Nothing was done to it."
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
