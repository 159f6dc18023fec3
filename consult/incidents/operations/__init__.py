"""Raising alarms, looking into them, and what is done about an incident."""

from consult.incidents.operations.ringing import acknowledge, raise_alarm
from consult.incidents.operations.watching import note_check, watch_readers

__all__ = ["acknowledge", "note_check", "raise_alarm", "watch_readers"]
