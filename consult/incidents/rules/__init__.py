"""What alarms and incidents are called, whom to tell by when, and how an incident may end."""

from consult.incidents.rules.clocks import Clock, clocks, hours_left, report_due
from consult.incidents.rules.kinds import AlarmKind, Finding, IncidentKind, Outcome, Step
from consult.incidents.rules.notices import GAP, Notice, compose
from consult.incidents.rules.touching import (
    HEADER,
    Counts,
    Place,
    Touch,
    Wanted,
    Window,
    two_years_until,
)

__all__ = [
    "GAP",
    "HEADER",
    "AlarmKind",
    "Clock",
    "Counts",
    "Finding",
    "IncidentKind",
    "Notice",
    "Outcome",
    "Place",
    "Step",
    "Touch",
    "Wanted",
    "Window",
    "clocks",
    "compose",
    "hours_left",
    "report_due",
    "two_years_until",
]
