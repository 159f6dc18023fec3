import pytest
from flask import Flask

from consult.foundation.database import db
from tests.postgres import postgres_url

__all__ = ["empty", "postgres_url"]


@pytest.fixture
def empty(request, database, tmp_path):
    """The address of an empty database, with an app around it."""
    url = f"sqlite:///{tmp_path / 'main.db'}"
    if database == "postgres":
        url = request.getfixturevalue("postgres_url")
    app = Flask("consult")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    db.init_app(app)
    with app.app_context():
        yield url
        db.session.remove()
        db.engine.dispose()
