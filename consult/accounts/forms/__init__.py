"""What may be typed about an account and to get into one."""

from consult.accounts.forms.arrivals import ApproveForm, CodeForm, DutiesForm, InviteForm
from consult.accounts.forms.people import ActingForm, OwnAccountForm, PeopleFilter
from consult.accounts.forms.signing import DrawnWordsForm, PassphraseForm, SignInForm

__all__ = [
    "ActingForm",
    "ApproveForm",
    "CodeForm",
    "DrawnWordsForm",
    "DutiesForm",
    "InviteForm",
    "OwnAccountForm",
    "PassphraseForm",
    "PeopleFilter",
    "SignInForm",
]
