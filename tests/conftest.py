"""What every test may ask for: the cast, and a house of its own copied from the template."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from consult import audit, vault
from consult.foundation.database import db
from consult.foundation.settings import Settings
from tests.cast import CAST, Person
from tests.scenes import Template, lay_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Both databases with the cast, laid once for this process."""
    return lay_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def settings(template: Template, tmp_path: Path) -> Settings:
    """The settings of this test's own copy."""
    return template.copy_to(tmp_path)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """A house without pages, for operations and queries."""
    app = Flask("consult")
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.extensions["settings"] = settings
    db.init_app(app)
    vault.configure(settings)
    audit.configure(settings.audit_key, settings.instance / "anchors")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def _fixture_of(key: str) -> object:
    @pytest.fixture(name=key)
    def person(template: Template) -> Person:
        return CAST[key].working_at(template.agencies)

    return person


for _key in CAST:
    globals()[f"the_{_key}"] = _fixture_of(_key)
