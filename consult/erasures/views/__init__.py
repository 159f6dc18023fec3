"""The pages of erasing and keeping."""

from consult.erasures.views import asking, keeping, panels, showing
from consult.erasures.views.blueprint import bp

__all__ = ["asking", "bp", "keeping", "panels", "showing"]
