"""An application does not start on tables that are older or newer than itself."""

import sqlite3
from base64 import b64encode
from contextlib import closing

import pytest

from consult.app import create_app
from consult.foundation.errors import WrongSchema
from consult.foundation.settings import SECRET_LENGTHS
from tests.cast import seed_of
from tests.processes import flask
from tests.scenes import settings_in


def tell(path, statement, *values):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement, values)


def test_newer_tables_are_refused(settings, tmp_path):
    tell(tmp_path / "main.db", "UPDATE alembic_version SET version_num = 'of-next-year'")
    with pytest.raises(WrongSchema, match=r"newer than this application \(revision of-next-year\)"):
        create_app(settings)


def test_older_tables_are_refused_and_the_command_is_named(settings, tmp_path):
    tell(tmp_path / "main.db", "DROP TABLE alembic_version")
    with pytest.raises(WrongSchema, match="older than this application"):
        create_app(settings)


def test_an_empty_database_is_refused(tmp_path):
    with pytest.raises(WrongSchema, match="database is empty"):
        create_app(settings_in(tmp_path))


@pytest.mark.parametrize(("version", "word"), [(2, "newer"), (0, "older")])
def test_strange_salts_are_refused(settings, tmp_path, version, word):
    tell(tmp_path / "salts.db", "UPDATE salts_schema SET version = ?", version)
    with pytest.raises(WrongSchema, match=f"salts are {word}"):
        create_app(settings)


def test_from_the_command_line_it_is_one_clear_line(tmp_path):
    """The one command that still runs is the one that puts it right."""
    secrets = {name: b64encode(seed_of(name)).decode() for name in SECRET_LENGTHS}
    lines = ['installation = "real"', *(f'{name} = "{drawn}"' for name, drawn in secrets.items())]
    lines += [f'{name}_url = "sqlite:///{tmp_path}/{name}.db"' for name in ("database", "salts")]
    (tmp_path / "consult.toml").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "consult.toml").chmod(0o600)

    refused = run(tmp_path, "audit", "verify")
    assert refused.returncode == 2
    assert refused.stderr == ("consult: The database is empty. Run: flask --app wsgi db upgrade\n")
    assert run(tmp_path, "db", "upgrade").returncode == 0
    assert run(tmp_path, "audit", "verify").returncode == 0


def run(instance, *arguments):
    return flask(instance, *arguments).wait()
