"""Alma's two siblings; Outi keeps the register, Fanni leads the team, Eero supervises it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.settings import Settings
from consult.teams.models import Team
from tests.erasures.scenes import NOW, Siblings, lay_siblings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The host declares that it keeps no pictures of the salts' disk."""
    return replace(settings, snapshot_days=0)


@pytest.fixture(autouse=True)
def now(app) -> Iterator[None]:
    with clock.held_at(NOW):
        yield


@pytest.fixture
def weekly(template) -> Team:
    return db.session.get_one(Team, template.teams["vaara"])


@pytest.fixture
def laid(alma, bertta, weekly) -> Siblings:
    return lay_siblings(alma, bertta, weekly)
