import pytest
from flask import Flask

from consult.foundation.database import db
from tests.postgres import postgres_url

__all__ = ["database", "postgres_url"]


@pytest.fixture
def database(request, tmp_path):
    """An empty database of either kind, with an app around it."""
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    else:
        url = f"sqlite:///{tmp_path / 'main.db'}"
    app = Flask("consult")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    db.init_app(app)
    with app.app_context():
        yield url
        db.session.remove()
        db.engine.dispose()
