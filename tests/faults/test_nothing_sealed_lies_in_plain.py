"""Every sealed attribute of every table: what is written into it is found nowhere on the disk."""

from datetime import date, datetime
from enum import Enum
from uuid import UUID

from sqlalchemy import inspect

from consult import audit, vault
from consult.foundation import clock, schema
from consult.foundation.database import Model, db, transaction
from consult.foundation.ids import new_id
from consult.vault.rows import Sealed, SealedRow
from tests.leaks import assert_nowhere_on_disk

PLANTED = "Näätä haudutti {name}-teetä kuun valossa."
FILLED = {
    UUID: new_id,
    datetime: clock.now,
    date: clock.today,
    int: lambda: 1,
    bool: bool,
    bytes: bytes,
}
EITHER = {("answers", "author_id"): new_id, ("minutes_comments", "author_id"): new_id}
"""Columns that may be empty, of which one must not be."""
OWN = {"id", "space_id", "dies_with", "box", "box_rev", "version"}


def sealed_kinds():
    schema.read_every_model()
    kinds = [each.class_ for each in Model.registry.mappers if issubclass(each.class_, SealedRow)]
    return [kind for kind in kinds if kind.__module__.startswith("consult.")]


def sealed_names(kind):
    return [name for name in dir(kind) if isinstance(getattr(kind, name, None), Sealed)]


def plain_values(kind):
    """Something for each column that must have a value."""
    for column in inspect(kind).columns:
        if (column.table.name, column.key) in EITHER:
            yield column.key, EITHER[column.table.name, column.key]()
        if column.nullable or column.key in OWN:
            continue
        python = getattr(column.type, "impl_instance", column.type).python_type
        enum = getattr(column.type, "enum_class", None)
        if enum is not None or issubclass(python, Enum):
            yield column.key, next(iter(enum or python))
        else:
            yield column.key, FILLED.get(python, str)()


def test_every_sealed_attribute_stays_sealed(app, alma, tmp_path):
    planted = {}
    let_rows_point_at_nothing()
    with audit.unaudited("one row of each kind"), vault.signed_in(alma.identity), transaction():
        space = vault.make_space(vault.SpaceKind.CASE)
        for kind in sealed_kinds():
            row = kind(id=new_id(), space_id=space.id, **dict(plain_values(kind)))
            for name in sealed_names(kind):
                sentence = PLANTED.format(name=f"{kind.__seal_name__}-{name}")
                setattr(row, name, sentence)
                planted[kind, name] = row.id, sentence
            db.session.add(row)
    db.session.remove()
    with vault.signed_in(alma.identity):
        for (kind, name), (row_id, sentence) in planted.items():
            assert getattr(db.session.get_one(kind, row_id), name) == sentence
        db.session.rollback()
    for _row_id, sentence in planted.values():
        assert_nowhere_on_disk(sentence, tmp_path)
    assert len(sealed_kinds()) >= 14


def let_rows_point_at_nothing():
    """Switch the foreign keys off on the one connection that waits in the pool."""
    db.session.remove()
    raw = db.engine.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.close()
