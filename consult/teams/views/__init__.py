"""Pages of teams, their seats and their keys."""

from consult.teams.views import deputies, promises, seats, teams  # noqa: F401 - their routes
from consult.teams.views.blueprint import bp

__all__ = ["bp"]
