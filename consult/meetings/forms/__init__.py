"""What may be typed about meetings and items."""

from consult.meetings.forms.meetings import (
    CancelForm,
    ExceptionForm,
    FilterForm,
    MeetingForm,
    MoveForm,
    OneMeetingForm,
)
from consult.meetings.forms.notes import CorrectionForm, NoteForm
from consult.meetings.forms.offered import StructureForm
from consult.meetings.forms.own_formats import OwnFormatForm, UseForm
from consult.meetings.forms.phases import PhasesForm, mark_of_phases
from consult.meetings.forms.roles import RolesForm
from consult.meetings.forms.roster import RosterForm, SeatForm, mark_of_table
from consult.meetings.forms.series import (
    ChangeSeriesForm,
    EndSeriesForm,
    SeriesForm,
    SeriesNow,
)

__all__ = [
    "CancelForm",
    "ChangeSeriesForm",
    "CorrectionForm",
    "EndSeriesForm",
    "ExceptionForm",
    "FilterForm",
    "MeetingForm",
    "MoveForm",
    "NoteForm",
    "OneMeetingForm",
    "OwnFormatForm",
    "PhasesForm",
    "RolesForm",
    "RosterForm",
    "SeatForm",
    "SeriesForm",
    "SeriesNow",
    "StructureForm",
    "UseForm",
    "mark_of_phases",
    "mark_of_table",
]
