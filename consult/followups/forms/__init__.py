"""What may be typed about agreements, and about an item that is over."""

from consult.followups.forms.agreements import AgreementForm, DropForm
from consult.followups.forms.record import RecordForm

__all__ = ["AgreementForm", "DropForm", "RecordForm"]
