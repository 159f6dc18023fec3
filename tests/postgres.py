"""A real PostgreSQL for tests: one server a run, one database a test.

Use the fixture `postgres_url`, and mark the test `postgres`. Where the server's part is missing
the test is skipped with the reason, and with CI=true it fails.
"""

import os
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, insert, make_url, select

from consult import audit
from consult.bench import postgres
from consult.cli.founding import bare_house, make_tables
from consult.foundation.database import Model, db
from tests.scenes import settings_in


@cache
def server_address():
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    try:
        server = postgres.start(Path(tempfile.gettempdir()) / f"consult-pg-{run}")
    except (ImportError, OSError) as reason:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"PostgreSQL: {reason}")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # nobody pulls the plug of a test
        connection.execute("SELECT pg_reload_conf()")
    return address


@pytest.fixture
def postgres_url():
    with postgres.database(server_address()) as url:
        yield url


both = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
"""Runs a test twice; its fixture `database` gets the name in `request.param`."""


@pytest.fixture(scope="session")
def postgres_template(template):
    """The name of a database with the same rows as the template's file."""
    with postgres.database(server_address()) as url:
        source = create_engine(f"sqlite:///{template.folder / 'main.db'}")
        with bare_house(replace(settings_in(template.folder), database_url=url)).app_context():
            make_tables()
            db.engine.dispose()
        target = create_engine(url)
        copy_rows(source, target)
        source.dispose()
        target.dispose()
        yield make_url(url).database


def copy_rows(source, target):
    """Fill every table as it is: ids, chain and all."""
    with audit.unaudited("rows are copied"), source.connect() as old, target.begin() as new:
        Model.metadata.create_all(new)  # what tests have of their own
        for table in Model.metadata.sorted_tables:
            rows = [row._asdict() for row in old.execute(select(table))]
            if rows:
                new.execute(insert(table).values(rows))


@pytest.fixture
def postgres_copy(postgres_template):
    """A copy of that database for one test."""
    with postgres.database(server_address(), template=postgres_template) as url:
        yield url
