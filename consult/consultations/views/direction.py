"""From whom to whom: on the consultation, at its item, on the sheet and in the meeting's log."""

from flask import render_template

from consult.agencies.rules import sectors
from consult.consultations.models import Consultation, FromTo
from consult.consultations.queries.directions import direction_of, directions_in
from consult.consultations.views.panels import carried_by
from consult.meetings.models import Meeting
from consult.meetings.queries.room import AtTable
from consult.web.guard import current_actor
from consult.web.panels import panel


@panel("consultation", order=5)
def consultation_direction(it: Consultation) -> str | None:
    """Show where a consultation came from and where it went."""
    return _line(direction_of(current_actor(), it))


@panel("item-start", order=5)
def item_direction(table: AtTable) -> str | None:
    """Show the same at the item."""
    return _of_item(table)


@panel("item-sheet", order=5)
def sheet_direction(table: AtTable) -> str | None:
    """Show the same on the printed sheet."""
    return _of_item(table)


@panel("meeting", order=15)
def meeting_directions(meeting: Meeting) -> str | None:
    """Show in the log of a meeting from whom its items came."""
    found = directions_in(current_actor(), meeting)
    if not found:
        return None
    return render_template("consultations/panel_directions.html", rows_=found, sectors=sectors())


def _of_item(table: AtTable) -> str | None:
    it, _brief = carried_by(table) or (None, None)
    return _line(direction_of(current_actor(), it)) if it is not None else None


def _line(found: FromTo | None) -> str | None:
    if found is None:
        return None
    return render_template("consultations/_direction.html", one=found, sectors=sectors())
