"""What may be typed about a consultation."""

from consult.consultations.forms.answering import AnswerForm, OwnAnswerForm
from consult.consultations.forms.asking import AskForm, BookForm
from consult.consultations.forms.later import (
    DecisionForm,
    QuestionForm,
    ReadingForm,
    ReplyForm,
    StanceForm,
)
from consult.consultations.forms.phone import ConfirmForm, PhoneRequestForm
from consult.consultations.forms.readings import ReadingsForm
from consult.consultations.forms.table import ClosingForm, HandOverForm
from consult.consultations.forms.triage import (
    AskBackForm,
    DeclineForm,
    DueForm,
    MoreExpertsForm,
    PhonedForm,
    PlaceForm,
    TakeForm,
    TimeForm,
    WaitForm,
    WishForm,
)

__all__ = [
    "AnswerForm",
    "AskBackForm",
    "AskForm",
    "BookForm",
    "ClosingForm",
    "ConfirmForm",
    "DecisionForm",
    "DeclineForm",
    "DueForm",
    "HandOverForm",
    "MoreExpertsForm",
    "OwnAnswerForm",
    "PhoneRequestForm",
    "PhonedForm",
    "PlaceForm",
    "QuestionForm",
    "ReadingForm",
    "ReadingsForm",
    "ReplyForm",
    "StanceForm",
    "TakeForm",
    "TimeForm",
    "WaitForm",
    "WishForm",
]
