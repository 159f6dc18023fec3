import pytest

from tests.casework import open_vaahtera


@pytest.fixture(autouse=True)
def _inside(app):
    """Every test here looks into a database."""


@pytest.fixture
def vaara_id(template):
    return template.teams["vaara"]


@pytest.fixture
def vaahtera(alma, vaara_id):
    return open_vaahtera(alma, vaara_id)
