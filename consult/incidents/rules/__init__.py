"""What alarms and incidents are called, and how an incident may end."""

from consult.incidents.rules.kinds import (
    AlarmKind,
    Finding,
    IncidentKind,
    Outcome,
    Step,
)

__all__ = ["AlarmKind", "Finding", "IncidentKind", "Outcome", "Step"]
