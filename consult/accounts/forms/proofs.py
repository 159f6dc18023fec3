"""Proving again that it is oneself, on the way to something that matters."""

from flask import request
from wtforms.validators import InputRequired

from consult.accounts.forms.factors import CodeField, TouchForm
from consult.i18n import _, _l
from consult.web.fields import PassphraseField
from consult.web.forms import ConsultForm

PREFIX = "proof-"
"""The fields of a proof go along with those of the form it was asked for."""


class ProofByWords(ConsultForm):
    """Words, with a code where codes are in use."""

    passphrase = PassphraseField(_l("Passphrase"), [InputRequired()])
    code = CodeField(_l("One-time code"))

    @property
    def was_sent(self) -> bool:
        """Tell whether this is how she proves herself."""
        return self.passphrase.name in request.form

    def refuse(self) -> None:
        """Say the one sentence that stands for every reason."""
        self.status = 422
        self.form_errors.append(_("This was not right. After many tries one has to wait a while."))

    @property
    def problem(self) -> str | None:
        """The one sentence, if it was refused."""
        return self.form_errors[0] if self.form_errors else super().problem


class ProofByTouch(TouchForm):
    """A touch of one of one's own passkeys."""

    @property
    def was_sent(self) -> bool:
        """Tell whether this is how she proves herself."""
        return self.credential.name in request.form
