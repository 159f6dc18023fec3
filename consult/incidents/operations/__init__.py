"""Raising alarms, looking into them, and what is done about an incident."""

from consult.incidents.operations.handling import (
    Scope,
    change_scope,
    close_incident,
    end_sittings,
    note_case_export,
    note_case_look,
    note_export,
    note_look,
    note_told,
    open_incident,
)
from consult.incidents.operations.ringing import acknowledge, raise_alarm
from consult.incidents.operations.watching import note_check, watch_readers

__all__ = [
    "Scope",
    "acknowledge",
    "change_scope",
    "close_incident",
    "end_sittings",
    "note_case_export",
    "note_case_look",
    "note_check",
    "note_export",
    "note_look",
    "note_told",
    "open_incident",
    "raise_alarm",
    "watch_readers",
]
