"""The meeting log, emergency openings, and which spaces too few people can open."""

from consult.oversight.views import access, log
from consult.oversight.views.blueprint import bp

__all__ = ["access", "bp", "log"]
