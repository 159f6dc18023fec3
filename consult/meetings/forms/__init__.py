"""What may be typed about meetings and items."""

from consult.meetings.forms.meetings import CancelForm, MeetingForm
from consult.meetings.forms.notes import CorrectionForm, NoteForm
from consult.meetings.forms.phases import PhasesForm
from consult.meetings.forms.roster import RosterForm, SeatForm

__all__ = [
    "CancelForm",
    "CorrectionForm",
    "MeetingForm",
    "NoteForm",
    "PhasesForm",
    "RosterForm",
    "SeatForm",
]
