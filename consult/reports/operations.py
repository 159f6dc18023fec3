"""Figures leave the house."""

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.reports.rules import Participation


def note_export(actor: Actor, report: Participation) -> None:
    """Write down that figures were taken out in a file. Nothing of them stands in the log."""
    audit.record(
        actor,
        Deed.PARTICIPATION_REPORTED,
        purpose=Purpose.SUPERVISION,
        first=report.window.first,
        last=report.window.last,
        by=report.by,
    )
