"""What alarms and incidents are called, whom to tell by when, and how an incident may end."""

from consult.incidents.rules.clocks import Clock, clocks, hours_left, report_due
from consult.incidents.rules.kinds import AlarmKind, Finding, IncidentKind, Outcome, Step
from consult.incidents.rules.naming import OneClient, is_about, rows_about
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
    "OneClient",
    "Outcome",
    "Place",
    "Step",
    "Touch",
    "Wanted",
    "Window",
    "clocks",
    "compose",
    "hours_left",
    "is_about",
    "report_due",
    "rows_about",
    "two_years_until",
]
