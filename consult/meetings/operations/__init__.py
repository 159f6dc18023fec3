"""Every change to a meeting and to its items."""

from consult.meetings.operations.agenda import (
    close_item,
    move_item,
    open_item,
    place_item,
    record_item_afterwards,
)
from consult.meetings.operations.notes import NoteAbout, correct_note, write_note
from consult.meetings.operations.phases import PhaseDraft, edit_phases, reset_phases, start_phase
from consult.meetings.operations.planning import MeetingPlan, cancel_meeting, plan_meeting
from consult.meetings.operations.roster import Place, mark, mark_all, seat, unseat

__all__ = [
    "MeetingPlan",
    "NoteAbout",
    "PhaseDraft",
    "Place",
    "cancel_meeting",
    "close_item",
    "correct_note",
    "edit_phases",
    "mark",
    "mark_all",
    "move_item",
    "open_item",
    "place_item",
    "plan_meeting",
    "record_item_afterwards",
    "reset_phases",
    "seat",
    "start_phase",
    "unseat",
    "write_note",
]
