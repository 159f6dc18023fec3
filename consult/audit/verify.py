"""Verify the log: the chain link by link, the anchors, and what the rows hold today."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, or_, select

from consult.audit import anchors, chain, triggers
from consult.audit.append import TABLE
from consult.audit.deeds import Deed
from consult.audit.keys import setup
from consult.audit.kinds import Kind, Stored, kinds
from consult.foundation.database import db
from consult.foundation.errors import Tampered

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    what: str
    """`missing`, `altered`, `displaced`, `detail`, `truncated`, `replaced`, `anchor`, `unlocked`;
    of the content `damaged`, `changed`, `unknown`, `vanished`."""
    says: str
    seq: int | None = None
    row: str = ""

    def __str__(self) -> str:
        return self.says


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far was read, and what was found."""

    entries: int
    anchors: int
    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        """Return it for a program to read."""
        found = [asdict(finding) for finding in self.findings]
        return {"entries": self.entries, "anchors": self.anchors, "findings": found}


def verify(*, content: bool = False, outside: Path | None = None) -> Verdict:
    """Verify the chain and its anchors, with `content` also every row it holds a hash of.

    `outside` is a directory of anchors kept elsewhere; without it, the installation's own.
    Stops at the first bad entry: behind it nothing can be said.
    """
    with _still(db.engine) as connection:
        notes = _notes(connection, outside)
        seen = [word.seq for _, word in _words(notes) if word is not None]
        progress = Progress(marks=dict.fromkeys(seen, b""))
        finding = walk(connection, setup().key, progress)
        findings = [finding] if finding else []
        if not finding:
            findings += _against_anchors(notes, progress)
        findings += _unlocked(connection)
        if content:
            findings += [*_damaged(connection), *verify_content(connection)]
    return Verdict(progress.entries, len(notes), tuple(findings))


def verify_since_anchor() -> Verdict:
    """Verify what was written since the newest anchor; where there is none, all of it."""
    with _still(db.engine) as connection:
        words = [word for _, word in _words(_notes(connection, None)) if word is not None]
        newest = max(words, key=lambda word: word.seq, default=None)
        progress = Progress({})
        if newest is not None and newest.seq:
            progress = Progress({}, newest.seq, newest.hash)
            finding = _at_anchor(connection, newest)
        else:
            finding = None
        before = progress.entries
        finding = finding or walk(connection, setup().key, progress)
        findings = [*([finding] if finding else []), *_unlocked(connection)]
    return Verdict(progress.entries - before, len(words), tuple(findings))


def _at_anchor(connection: Connection, word: anchors.Word) -> Finding | None:
    found = connection.scalar(select(TABLE.c.hash).where(TABLE.c.seq == word.seq))
    if found == word.hash:
        return None
    if found is None:
        return Finding(
            "truncated", f"entry {word.seq}, which an anchor has seen, is gone", word.seq
        )
    says = f"entry {word.seq} is another than the one an anchor has seen"
    return Finding("replaced", says, word.seq)


@contextmanager
def _still(engine: Engine) -> Iterator[Connection]:
    """Read everything as of one moment, so that writers meanwhile raise no false alarm."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # on SQLite every transaction is like this
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@dataclass
class Progress:
    """How far the chain has been followed."""

    marks: dict[int, bytes]
    """The hashes found at the numbers that somebody asks about."""
    entries: int = 0
    last: bytes = chain.GENESIS


def walk(
    connection: Connection, key: bytes, progress: Progress, batch: int = BATCH
) -> Finding | None:
    """Follow the chain to its end or to the first bad entry, which is named."""
    unreadable = (TypeError, ValueError, AttributeError, LookupError, _database_error(connection))
    try:
        return _walk(connection, key, progress, batch)
    except unreadable as error:
        # A value of another type than the column's: SQLite stores what it is given. Or a page
        # that the disk has lost.
        seq = progress.entries + 1
        if batch == 1:
            return Finding("altered", f"entry {seq} cannot be read: {type(error).__name__}", seq)
        return walk(connection, key, progress, batch=1)


def _walk(connection: Connection, key: bytes, progress: Progress, batch: int) -> Finding | None:
    # The loop that the measurement is about: bare rows, ids left as the bytes that were hashed.
    body, digest, marks = chain.body, hmac.digest, progress.marks
    expected, last = progress.entries + 1, progress.last
    for rows in _batches(connection, progress.entries, batch):
        for *columns, detail, prev, stored in rows:
            if (
                columns[0] != expected
                or prev != last
                or digest(key, prev + body(*columns), "sha256") != stored
                or (detail is not None and sha256(detail.encode()).digest() != columns[-1])
            ):
                return _complain(expected, last, key, columns, prev, stored)
            last = stored
            if expected in marks:
                marks[expected] = stored
            expected += 1
        progress.entries, progress.last = expected - 1, last
    return None


def _batches(connection: Connection, after: int, batch: int) -> Iterator[Sequence[Any]]:
    columns = ", ".join((*chain.COLUMNS, "detail", "prev", "hash"))
    # From the start nothing is left out, not even numbers that no entry should have.
    some = f"WHERE seq > {after:d}" if after else ""
    is_postgres = connection.dialect.name == "postgresql"
    named = {"name": "audit_walk"} if is_postgres else {}  # else all rows would come at once
    cursor = connection.connection.cursor(**named)
    try:
        cursor.execute(f"SELECT {columns} FROM audit_rows {some} ORDER BY seq")  # noqa: S608 – ours
        while rows := cursor.fetchmany(batch):
            yield rows
    finally:
        cursor.close()


def _database_error(connection: Connection) -> type[Exception]:
    error = connection.dialect.loaded_dbapi.Error
    assert issubclass(error, Exception)
    return error


def _complain(
    expected: int, last: bytes, key: bytes, columns: list[Any], prev: bytes, stored: bytes
) -> Finding:
    seq = columns[0]
    if seq > expected:
        return Finding("missing", f"entry {expected} is missing; the next is {seq}", expected)
    if chain.link(key, prev, chain.body(*columns)) != stored:
        return Finding("altered", f"entry {seq} is not as it was written", seq)
    if seq != expected or prev != last:
        return Finding("displaced", f"entry {seq} does not follow the one before it", seq)
    return Finding("detail", f"the detail of entry {seq} is not as it was written", seq)


def _notes(connection: Connection, outside: Path | None) -> dict[str, str]:
    named = {path.name: note for path, note in anchors.filed_notes(outside).items()}
    kept = enumerate(anchors.kept_notes(connection), start=1)
    return named | {f"anchor {number} of the database": note for number, note in kept}


def _words(notes: dict[str, str]) -> Iterator[tuple[str, anchors.Word | None]]:
    key = setup().anchor_key.public_key()
    for name, note in notes.items():
        try:
            yield name, anchors.read(note, key)
        except Tampered:
            yield name, None


def _against_anchors(notes: dict[str, str], found: Progress) -> Iterator[Finding]:
    for name, word in _words(notes):
        if word is None:
            yield Finding("anchor", f"{name} is not as it was signed", None, name)
        elif word.seq > found.entries:
            says = f"the chain ends at {found.entries}, but {name} has seen {word.seq}"
            yield Finding("truncated", says, found.entries + 1, name)
        elif word.hash != (found.marks[word.seq] if word.seq else chain.GENESIS):
            says = f"entry {word.seq} is another than the one {name} has seen"
            yield Finding("replaced", says, word.seq, name)


def _unlocked(connection: Connection) -> Iterator[Finding]:
    for name in triggers.missing(connection):
        says = f"the database would let the log be changed: trigger {name} is missing"
        yield Finding("unlocked", says, None, name)


def _damaged(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
        if said != "ok":
            yield Finding("damaged", f"the database file is damaged: {' '.join(said.split())}")


def verify_content(connection: Connection) -> Iterator[Finding]:
    """Compare every row that the chain holds a hash of with what it was last said to be."""
    erased = anchors.erased_spaces(connection)
    for kind in sorted(kinds(), key=lambda each: each.name):
        if kind.hashed:
            yield from _compare(connection, kind, erased)


def _compare(connection: Connection, kind: Kind, erased: set[UUID]) -> Iterator[Finding]:
    said = _last_said(connection, kind)
    for row in kind.stored(connection):
        seq, digest, _ = said.pop(row.id, (None, None, None))
        name = f"{kind.name} {row.id}"
        if digest is None:
            yield Finding("unknown", f"{name}: the log knows nothing of it", seq, name)
        elif not _matches(row, digest):
            says = f"{name}: is not as entry {seq} left it"
            yield Finding("changed", says, seq, name)
    for row_id, (seq, digest, space) in said.items():
        if digest is not None and space not in erased:
            name = f"{kind.name} {row_id}"
            yield Finding("vanished", f"{name}: gone, and no entry says so", seq, name)


def _matches(row: Stored, digest: bytes) -> bool:
    return any(hmac.compare_digest(digest, each) for each in row.digests)


def _last_said(
    connection: Connection, kind: Kind
) -> dict[UUID, tuple[int, bytes | None, UUID | None]]:
    """Return what each row was last said to be; no hash where it was said to be deleted."""
    gone = TABLE.c.action == Deed.ROW_DELETED.value
    query = (
        select(TABLE.c.object_id, TABLE.c.seq, TABLE.c.box_sha256, TABLE.c.space)
        .where(TABLE.c.object_type == kind.name, or_(TABLE.c.box_sha256.is_not(None), gone))
        .order_by(TABLE.c.seq)
        .execution_options(yield_per=BATCH)
    )
    return {
        row.object_id: (row.seq, row.box_sha256, row.space) for row in connection.execute(query)
    }
