"""What the holder of a pass types: the code she was told."""

from wtforms.validators import DataRequired, Length

from consult.i18n import _, _l
from consult.web.fields import LineField
from consult.web.forms import ConsultForm


class CodeForm(ConsultForm):
    """Eight digits. What is wrong is never said in more than one way."""

    code = LineField(
        _l("The code you were told on the telephone"),
        [DataRequired(), Length(max=20)],
        autocomplete="one-time-code",
    )

    def refuse(self) -> None:
        """Say the one sentence that stands for every reason."""
        self.status = 422
        self.form_errors.append(
            _("That did not open it. Check the code. After five wrong ones you need a new pass.")
        )

    @property
    def problem(self) -> str | None:
        """The one sentence, if the code was refused."""
        return self.form_errors[0] if self.form_errors else super().problem
