import pytest

from consult.foundation.database import db, transaction
from consult.teams.models import Team, TeamKind
from consult.teams.operations import add_team


@pytest.fixture
def vaara(app, template):
    return db.session.get(Team, template.teams["vaara"])


@pytest.fixture
def new_team(app, template, fanni):
    with transaction():
        return add_team(
            fanni.actor,
            name="Suvannon viikkotiimi",
            kind=TeamKind.WEEKLY,
            agency_id=template.agencies["tunturi"],
            area="Suvanto",
            format_key="systemic-weekly",
        )
