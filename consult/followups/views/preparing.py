"""What the page of preparing an item gets from here: what earlier meetings left to it."""

from flask import render_template

from consult.consultations.views.panels import carried_by
from consult.followups.queries.earlier import left_to
from consult.meetings.queries.room import AtTable
from consult.web.guard import current_actor
from consult.web.panels import panel


@panel("item-preparation", order=10)
def earlier_panel(table: AtTable) -> str | None:
    """Show what was agreed last time and waits, and what is still supposed."""
    it, _brief = carried_by(table) or (None, None)
    if it is None:
        return None
    left = left_to(current_actor(), table.item, it)
    if not (left.actions or left.hypotheses):
        return None
    return render_template("followups/_left.html", left=left)
