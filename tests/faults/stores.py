"""Stores that cannot be written: full, read-only, failing, or without room for another file."""

import resource
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event

from consult.foundation.database import db

LONG_ENOUGH = 65_536
"""A journal's length above which nothing else that this process writes reaches."""


@contextmanager
def store_that(*pragmas):
    """Let every connection of the main database be like this for a while."""
    db.session.remove()
    db.engine.dispose()

    def tell(connection, record):
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(db.engine, "connect", tell)
    try:
        yield
    finally:
        event.remove(db.engine, "connect", tell)
        db.session.remove()
        db.engine.dispose()


def full():
    """No page can be added to the file any more: the disk is full."""
    with db.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    return store_that(f"max_page_count = {pages}")


def read_only():
    return store_that("query_only = ON")


@contextmanager
def failing():
    """The disk takes no more bytes and says neither why nor when: SQLite's *disk I/O error*."""
    db.session.remove()
    with db.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")  # who has it open keeps its journal from ending
        journal = Path(f"{db.engine.url.database}-wal").stat().st_size
        assert journal > LONG_ENOUGH
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (journal, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def without_names():
    """No new file can be made, as where inodes have run out: there is no place for a journal."""
    with _closed():
        journal = Path(f"{db.engine.url.database}-wal")
        journal.mkdir()
        try:
            yield
        finally:
            journal.rmdir()


@contextmanager
def _closed():
    db.session.remove()
    db.engine.dispose()
    try:
        yield
    finally:
        db.session.remove()
        db.engine.dispose()
