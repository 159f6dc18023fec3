"""Pages of teams, their seats and their keys."""

from consult.teams.views import (  # noqa: F401 - their routes
    appointments,
    deputies,
    formats,
    opening,
    promises,
    rules,
    seats,
    teams,
)
from consult.teams.views.blueprint import bp

__all__ = ["bp"]
