"""The pages of minutes: reading, commenting, confirming; on paper; what waits."""

from consult.minutes.views import leading, panels, reading, with_pass
from consult.minutes.views.blueprint import bp

__all__ = ["bp", "leading", "panels", "reading", "with_pass"]
