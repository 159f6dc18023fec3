"""A log of a measurement's own: one table, one key, a temporary place, and who writes there."""

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from hashlib import sha256
from itertools import count
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import cast
from uuid import UUID

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, Table, insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from consult import audit
from consult.audit import Anchor, AuditRow, Deed, append, chain, kinds
from consult.audit.keys import configured
from consult.foundation.actor import Actor
from consult.foundation.database import Model, db, transaction
from consult.foundation.ids import new_id

KEY = bytes(32)
SECONDS = 5.0


class Way(StrEnum):
    """How a page and its entry are committed."""

    CHAINED = "chained"
    UNCHAINED = "unchained"
    BARE = "bare statements"


class Base(DeclarativeBase):
    """Tables of measurements, apart from those of the house."""

    metadata = MetaData()
    type_annotation_map = Model.type_annotation_map


class Page(Base):
    """A sealed row of two kilobytes."""

    __tablename__ = "bench_pages"
    __seal_name__ = "bench-page"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    space_id: Mapped[UUID]
    box_rev: Mapped[int] = mapped_column(default=1)
    box: Mapped[bytes]


@contextmanager
def own_log(url: str, folder: Path, *, new: bool = False) -> Iterator[None]:
    """Work on a log of our own at `url`; `new` makes its tables first."""
    app = Flask("bench")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    SQLAlchemy.init_app(db, app)
    bases, kinds.BASES = kinds.BASES, [Base]
    try:
        with configured(KEY, folder / "anchors"), app.app_context():
            if new:
                for table in (AuditRow.__table__, Anchor.__table__, Page.__table__):
                    cast(Table, table).create(db.engine)
            yield
            db.session.remove()
            db.engine.dispose()
    finally:
        kinds.BASES = bases


def writer() -> Actor:
    """Make up somebody who writes."""
    return Actor(new_id(), "A writer", frozenset(), session_ref=os.urandom(8))


def write_page(actor: Actor) -> UUID:
    """Write a page and its deed, as any operation does."""
    page = Page(id=new_id(), space_id=new_id(), box=secrets.token_bytes(2_048))
    with transaction():
        db.session.add(page)
        audit.record(actor, Deed.NOTE_FILED, on=page, clients=[page.space_id])
    return page.id


def leave_the_chain(first: int) -> None:
    """Make this process write entries that wait for nobody and follow nothing.

    All else stays: session, flush, hash of the row, deed, guard. For measuring, in a process of
    its own.
    """
    numbers = count(first)
    append.lock_head = lambda connection: (next(numbers), chain.GENESIS, 0)


def write_bare(seq: int) -> None:
    """Write the same two rows with bare statements: no session, no lock, no link."""
    box = secrets.token_bytes(2_048)
    page = {"id": new_id(), "space_id": new_id(), "box_rev": 1, "box": box}
    row = dict.fromkeys(AuditRow.__table__.columns.keys(), "") | {
        "seq": seq,
        "at_us": time.time_ns() // 1_000,
        "actor": page["id"],
        "space": page["space_id"],
        "object_id": page["id"],
        "rev": 1,
        "recipient_agency": None,
        "session_ref": bytes(8),
        "box_sha256": sha256(box).digest(),
        "detail_sha256": bytes(32),
        "detail": json.dumps({"clients": [str(page["space_id"])]}),
        "prev": bytes(32),
        "hash": bytes(32),
    }
    with db.engine.begin() as connection:
        connection.execute(insert(Page), page)
        connection.execute(insert(AuditRow), row)


def write_for_a_while(
    url: str, folder: Path, number: int, way: Way, together: Barrier, done: Path
) -> None:
    """Write alongside others for some seconds; leave the count of commits in `done`."""
    actor, numbers = writer(), count(number * 10**9)
    if way is Way.UNCHAINED:
        leave_the_chain(number * 10**9)
    with own_log(url, folder):
        for _ in range(5):
            _write(way, actor, numbers)
        together.wait()
        commits, end = 0, time.perf_counter() + SECONDS
        while time.perf_counter() < end:
            _write(way, actor, numbers)
            commits += 1
    done.write_text(str(commits), encoding="ascii")


def _write(way: Way, actor: Actor, numbers: Iterator[int]) -> None:
    if way is Way.BARE:
        write_bare(next(numbers))
    else:
        write_page(actor)


def write_until_killed(url: str, folder: Path, acknowledged: Path) -> None:
    """Write for ever; append the id of each page once its commit has returned."""
    actor = writer()
    handle = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with own_log(url, folder):
        while True:
            with suppress(OperationalError):  # who has waited too long for her turn asks again
                os.write(handle, write_page(actor).bytes)
