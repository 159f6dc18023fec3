"""What may be typed about an account and to get into one."""

from consult.accounts.forms.people import OwnAccountForm, PeopleFilter
from consult.accounts.forms.signing import PassphraseForm, SignInForm

__all__ = ["OwnAccountForm", "PassphraseForm", "PeopleFilter", "SignInForm"]
