"""Pages of the directory: people, one's own entry, and the services beside."""

from consult.experts.views import mine, panels, people, services  # noqa: F401 - their routes
from consult.experts.views.blueprint import bp

__all__ = ["bp"]
