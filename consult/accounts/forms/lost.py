"""What is typed by somebody who has lost something she signs in with."""

from wtforms.validators import DataRequired, InputRequired, Length

from consult.accounts.forms.factors import CodeField
from consult.i18n import _, _l
from consult.web.fields import LineField, PassphraseField
from consult.web.forms import ConsultForm


class LostWordsForm(ConsultForm):
    """E-mail and the printed code. What is wrong is never said in more than one way."""

    email = LineField(_l("E-mail"), [DataRequired(), Length(max=254)], autocomplete="username")
    recovery_code = PassphraseField(
        _l("Recovery code"),
        [InputRequired()],
        description=_l("Seven groups from your paper. Hyphens and capitals make no difference."),
        autocomplete="off",
    )
    code = CodeField(_l("One-time code"), description=_l("Only if you have set up one-time codes."))

    def refuse(self) -> None:
        """Say the one sentence that stands for every reason."""
        self.status = 422
        self.form_errors.append(
            _(
                "This did not succeed. Check the e-mail, the recovery code and the one-time code,"
                " if you use one. After many tries one has to wait a while."
            )
        )

    @property
    def problem(self) -> str | None:
        """The one sentence, if the attempt was refused."""
        return self.form_errors[0] if self.form_errors else super().problem
