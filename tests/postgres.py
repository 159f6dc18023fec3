"""A real PostgreSQL for tests: one server a run, one database a test.

Use the fixture `postgres_url`, and mark the test `postgres`. Where the server's part is missing
the test is skipped with the reason, and with CI=true it fails.
"""

import os
import tempfile
from functools import cache
from pathlib import Path

import psycopg
import pytest

from consult.bench import postgres


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
