"""Alarms and incidents on the screen."""

from consult.incidents.views import alarms, incident, log, touched
from consult.incidents.views.blueprint import bp

__all__ = ["alarms", "bp", "incident", "log", "touched"]
