"""What this flat adds to the page of an item: how its minutes stand."""

from flask import render_template

from consult.meetings.queries.room import AtTable
from consult.minutes.queries import newest_of
from consult.web.guard import current_actor
from consult.web.panels import panel


@panel("item-start", order=40)
def minutes_panel(table: AtTable) -> str | None:
    """Lead those who were there to the minutes once the item is closed."""
    item = table.item
    has_place = table.seen.facilitates or table.seen.role is not None
    if not item.is_closed or item.space_id is None or not has_place:
        return None
    newest = newest_of(current_actor(), item)
    return render_template("minutes/_panel.html", item=item, newest=newest, seen=table.seen)
