"""Fifty notes of two kilobytes: sealed, in two Fernet columns, and in the clear."""

import gc
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any, cast
from uuid import UUID

from cryptography.fernet import Fernet
from sqlalchemy import Dialect, String, Table, Text, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from consult import audit, vault
from consult.bench import Measurement
from consult.bench.houses import LaidHouse, bare_house_in, lay_house
from consult.bench.worlds import lay_case, text_of
from consult.foundation.database import Model, db
from consult.notes.models import CaseNote, MayBeToldTo, NoteKind, Voice

NOTES, BYTES = 50, 2_000
ROUNDS, IN_A_ROW = 80, 4
HEARD = "Kotikäynnillä, lapsen kanssa kahden."
KEY = Fernet(Fernet.generate_key())


class FernetText(TypeDecorator[str]):
    """A text encrypted column by column under one key of the application, as libraries do it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt."""
        return None if value is None else KEY.encrypt(value.encode()).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt."""
        return None if value is None else KEY.decrypt(value.encode()).decode()


class Base(DeclarativeBase):
    """Tables of this measurement, apart from those of the house."""

    type_annotation_map = Model.type_annotation_map


class Shape:
    """All columns of a case note but its box, so that the three differ in their texts alone."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(index=True)
    first_id: Mapped[UUID]
    supersedes_id: Mapped[UUID | None]
    author_id: Mapped[UUID]
    voice: Mapped[Voice]
    sector: Mapped[str] = mapped_column(String(40))
    kind: Mapped[NoteKind]
    told_to: Mapped[MayBeToldTo]
    written_at: Mapped[datetime]
    space_id: Mapped[UUID]
    dies_with: Mapped[UUID | None]
    box_rev: Mapped[int]
    version: Mapped[int]


class FernetNote(Shape, Base):
    """A note in two Fernet columns."""

    __tablename__ = "bench_fernet_notes"

    body: Mapped[str] = mapped_column(FernetText)
    how_heard: Mapped[str] = mapped_column(FernetText)


class PlainNote(Shape, Base):
    """A note in the clear."""

    __tablename__ = "bench_plain_notes"

    body: Mapped[str] = mapped_column(Text)
    how_heard: Mapped[str] = mapped_column(Text)


def measure_notes(found: Measurement) -> None:
    """Measure the data part of a page of notes: everything but the read entry."""
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as place:
        app, settings, ceremony = bare_house_in(Path(place))
        with app.app_context():
            house = lay_house(settings, ceremony)
            case_id = lay_case(house, NOTES, heard=HEARD)
            _write_the_same(case_id)
            _compare(found, house, case_id)
            db.session.remove()
            db.engine.dispose()


def _write_the_same(case_id: UUID) -> None:
    Base.metadata.create_all(db.engine)
    columns = [column.key for column in PlainNote.__table__.columns]
    with audit.unaudited("a measurement's own tables"), db.engine.begin() as connection:
        notes = connection.execute(select(CaseNote.__table__)).mappings().all()
        texts = {"body": text_of(BYTES), "how_heard": HEARD}
        rows = [{name: {**note, **texts}[name] for name in columns} for note in notes]
        for table in (FernetNote.__table__, PlainNote.__table__):
            connection.execute(insert(cast(Table, table)), rows)


def _compare(found: Measurement, house: LaidHouse, case_id: UUID) -> None:
    ways: dict[str, Callable[[], None]] = {
        "sealed": lambda: _sealed(house, case_id),
        "fernet": lambda: _read(FernetNote, case_id),
        "plain": lambda: _read(PlainNote, case_id),
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    gc.collect()
    gc.freeze()  # what was loaded at the start belongs to no page
    for _ in range(ROUNDS):
        for way, work in ways.items():
            times[way].append(_timed(work))
    gc.unfreeze()
    sealed, fernet, plain = (median(times[way]) for way in ways)
    found.figure("50 notes of 2 kB, sealed", sealed * 1e3, "ms of the processor")
    found.figure("50 notes of 2 kB, two Fernet columns", fernet * 1e3, "ms")
    found.figure("50 notes of 2 kB, plain", plain * 1e3, "ms")
    found.at_most("sealed ÷ two Fernet columns", sealed / fernet, 0.9)
    found.at_most("sealed ÷ plain", sealed / plain, 3.2)


def _sealed(house: LaidHouse, case_id: UUID) -> None:
    with vault.signed_in(house.identity("alma")):
        _read(CaseNote, case_id)


def _read(kind: Any, case_id: UUID) -> None:
    query = select(kind).where(kind.case_id == case_id).order_by(kind.written_at.desc())
    notes = db.session.scalars(query.limit(NOTES)).all()
    read = sum(len(note.body) + len(note.how_heard) for note in notes)
    assert read == NOTES * (BYTES + len(HEARD))


def _timed(work: Callable[[], None]) -> float:
    """Measure one page of a few in a row, as a server at work serves them.

    It is the processor's time: a long page loses its turn more often than a short one, and
    whoever else is at work here must not tip the scales.
    """
    spent = []
    for _ in range(IN_A_ROW):
        db.session.remove()
        start = time.thread_time()
        work()
        spent.append(time.thread_time() - start)
    return median(spent)
