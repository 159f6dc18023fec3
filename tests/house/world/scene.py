"""What every scene needs: the cast at hand, and a moment that the world is seen from."""

from dataclasses import dataclass
from datetime import UTC, datetime

from consult.foundation.database import db
from consult.teams.models import Team
from tests.cast import Person
from tests.scenes import Template

NOW = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
"""A Wednesday morning: when the doors are tried."""


@dataclass(frozen=True)
class Scene:
    """The cast and the ids of the template."""

    cast: dict[str, Person]
    template: Template

    def __getitem__(self, key: str) -> Person:
        return self.cast[key]

    def team(self, key: str) -> Team:
        return db.session.get_one(Team, self.template.teams[key])
