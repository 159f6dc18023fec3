import pytest

from tests.casework import open_vaahtera


@pytest.fixture
def vaahtera(app, alma, template):
    return open_vaahtera(alma, template.teams["vaara"])
