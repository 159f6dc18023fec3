"""What may be typed about meetings and items."""

from consult.meetings.forms.meetings import CancelForm, FilterForm, MeetingForm, MoveForm, WhereForm
from consult.meetings.forms.notes import CorrectionForm, NoteForm
from consult.meetings.forms.phases import PhasesForm, mark_of_phases
from consult.meetings.forms.roster import RosterForm, SeatForm, mark_of_table

__all__ = [
    "CancelForm",
    "CorrectionForm",
    "FilterForm",
    "MeetingForm",
    "MoveForm",
    "NoteForm",
    "PhasesForm",
    "RosterForm",
    "SeatForm",
    "WhereForm",
    "mark_of_phases",
    "mark_of_table",
]
