from uuid import UUID

import pytest
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

from consult import audit
from consult.audit import Anchor, AuditRow, kinds
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from tests.audit.rows import Base
from tests.postgres import postgres_url  # noqa: F401 – a fixture

KEY = bytes(range(32))


def stand_up(url, tmp_path):
    app = Flask("audit-test")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    SQLAlchemy.init_app(db, app)
    audit.configure(KEY, tmp_path / "anchors")
    with app.app_context():
        for table in (AuditRow.__table__, Anchor.__table__):
            table.create(db.engine)
        Base.metadata.create_all(db.engine)
    return app


@pytest.fixture
def database(request, tmp_path):
    """Where the rows go: a SQLite file, or PostgreSQL for the tests marked `both`."""
    if getattr(request, "param", "sqlite") == "postgres":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'main.db'}"


@pytest.fixture
def store(database, tmp_path, monkeypatch):
    monkeypatch.setattr(kinds, "BASES", [Base])
    app = stand_up(database, tmp_path)
    with app.app_context():
        yield tmp_path / "main.db"
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def alma():
    return Actor(UUID(int=1), "Alma", frozenset({Duty.SOCIAL_WORKER}), session_ref=b"sitting1")
