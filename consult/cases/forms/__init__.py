"""What may be typed about a case, its circle, and those who act for somebody."""

from consult.cases.forms.cases import (
    CaseCardForm,
    ClientCardForm,
    ClientForm,
    EndSeatForm,
    NotedForm,
    OpenCaseForm,
    PartialSeatForm,
    SeatForm,
)
from consult.cases.forms.deputies import (
    CodeForm,
    EmergencyAnswerForm,
    EmergencyForm,
    ExcludeForm,
    LinkForm,
    StandInForm,
)

__all__ = [
    "CaseCardForm",
    "ClientCardForm",
    "ClientForm",
    "CodeForm",
    "EmergencyAnswerForm",
    "EmergencyForm",
    "EndSeatForm",
    "ExcludeForm",
    "LinkForm",
    "NotedForm",
    "OpenCaseForm",
    "PartialSeatForm",
    "SeatForm",
    "StandInForm",
]
