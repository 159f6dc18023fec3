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
from consult.cases.forms.family import ApartForm, MinorsWordForm, NotApartForm
from consult.cases.forms.names import ChangeNamesForm, RealNamesForm

__all__ = [
    "ApartForm",
    "CaseCardForm",
    "ChangeNamesForm",
    "ClientCardForm",
    "ClientForm",
    "CodeForm",
    "EmergencyAnswerForm",
    "EmergencyForm",
    "EndSeatForm",
    "ExcludeForm",
    "LinkForm",
    "MinorsWordForm",
    "NotApartForm",
    "NotedForm",
    "OpenCaseForm",
    "PartialSeatForm",
    "RealNamesForm",
    "SeatForm",
    "StandInForm",
]
