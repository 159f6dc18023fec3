import pytest

from consult.foundation.database import db
from consult.teams.models import Team


@pytest.fixture
def vaara(app, template):
    return db.session.get(Team, template.teams["vaara"])
