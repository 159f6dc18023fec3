"""What may be typed about agreements, and about an item that is over."""

from consult.followups.forms.agreements import AgreementForm, DropForm
from consult.followups.forms.hypotheses import DecideForm, HypothesisForm, LookBackForm
from consult.followups.forms.record import RecordForm

__all__ = [
    "AgreementForm",
    "DecideForm",
    "DropForm",
    "HypothesisForm",
    "LookBackForm",
    "RecordForm",
]
