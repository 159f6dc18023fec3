"""Reading of meetings and of what their items hold."""

from consult.meetings.queries.items import (
    attendances_of,
    clients_of_item,
    find_attendance,
    find_item,
    find_item_note,
    find_phase,
    items_of,
    notes_of,
    phases_of,
    visible_items,
)
from consult.meetings.queries.meetings import (
    MeetingSeen,
    find_meeting,
    find_planning_team,
    free_slots,
    hold_meeting,
    items_on,
    taken_slots,
    teams_planned_by,
    visible_meetings,
)

__all__ = [
    "MeetingSeen",
    "attendances_of",
    "clients_of_item",
    "find_attendance",
    "find_item",
    "find_item_note",
    "find_meeting",
    "find_phase",
    "find_planning_team",
    "free_slots",
    "hold_meeting",
    "items_of",
    "items_on",
    "notes_of",
    "phases_of",
    "taken_slots",
    "teams_planned_by",
    "visible_items",
    "visible_meetings",
]
