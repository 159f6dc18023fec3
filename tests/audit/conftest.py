from uuid import UUID

import pytest
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

from consult import audit
from consult.audit import Anchor, AuditRow
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from tests.audit.rows import Base

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
def store(tmp_path):
    app = stand_up(f"sqlite:///{tmp_path / 'main.db'}", tmp_path)
    with app.app_context():
        yield tmp_path / "main.db"
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def alma():
    return Actor(UUID(int=1), "Alma", frozenset({Duty.SOCIAL_WORKER}), session_ref=b"sitting1")
