"""The tables as migrations make them are the tables of the models, on both databases."""

import re
from collections.abc import Callable

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from consult.audit import triggers
from consult.foundation import schema
from consult.foundation.database import Model, db
from consult.migrations.comparing import is_comparable
from tests.postgres import both

ADVICE = 'The models are not what the migrations make. Run: make migration M="what changes"'


def house_tables():
    """The tables of the house; tests have some of their own in the same metadata."""
    mappers = Model.registry.mappers
    return {each.local_table for each in mappers if each.class_.__module__.startswith("consult.")}


def is_ours(item, name, kind, reflected, other):
    known = {table.name for table in house_tables()}
    ours = kind != "table" or reflected or name in known
    return ours and is_comparable(item, name, kind, reflected, other)


COMPARING = {"compare_type": True, "include_object": is_ours}


def looked_at(look: Callable):
    with db.engine.connect() as connection:
        return look(connection)


@both
def test_the_newest_revision_is_what_the_models_say(database, empty):
    schema.upgrade()
    found = looked_at(
        lambda connection: compare_metadata(
            MigrationContext.configure(connection, opts=COMPARING), Model.metadata
        )
    )
    assert found == [], ADVICE


@both
def test_tables_come_with_the_triggers_that_guard_the_log(database, empty):
    schema.upgrade()
    assert looked_at(triggers.missing) == ()


@both
def test_up_and_down_and_up_again(database, empty):
    schema.upgrade()
    schema.downgrade("base")
    assert set(looked_at(lambda c: inspect(c).get_table_names())) == {"alembic_version"}
    schema.upgrade()
    assert looked_at(schema.revision_of) == schema.newest()


def test_every_statement_is_the_models_own(empty, tmp_path):
    """Checks, conditions of indexes and triggers too, which no comparison sees."""
    schema.upgrade()
    engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    Model.metadata.create_all(engine, tables=list(house_tables()))
    with engine.connect() as connection:
        assert looked_at(statements) == statements(connection), ADVICE
    engine.dispose()


def statements(connection):
    """What SQLite was told, part by part and in no order: a later column stands at the end."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL")
    return {name: parts_of(sql) for name, sql in rows if name != "alembic_version"}


def parts_of(sql):
    parts = (re.sub(r"[\s\"]+", " ", part).strip(" )") for part in re.split(r"[,\n]", sql))
    return sorted(part for part in parts if part)


def test_every_table_of_the_house_is_read():
    schema.read_every_model()
    names = {table.name for table in house_tables()}
    assert {"installation", "deed_keys", "audit_rows", "consultations"} <= names
