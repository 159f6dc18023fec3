"""Stores that cannot be written: full, or turned read-only."""

from contextlib import contextmanager

from sqlalchemy import event

from consult.foundation.database import db


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
