"""What is said of somebody who has lost every way in. Codes only: nobody writes what happened."""

from wtforms.validators import InputRequired

from consult.accounts.models import IdentityCheck, LossReason
from consult.accounts.models.losses import PEOPLE_CHECK
from consult.i18n import _l
from consult.web.fields import ChoiceField
from consult.web.forms import ConsultForm


class CheckForm(ConsultForm):
    """The second word."""

    check = ChoiceField(
        _l("How did you make sure that it is she?"), [InputRequired()], choices=PEOPLE_CHECK
    )

    @property
    def checked(self) -> IdentityCheck:
        """How she was recognised; the validators have seen to it that something was chosen."""
        return IdentityCheck.of(str(self.check.data))


class LossForm(CheckForm):
    """The first word."""

    what = ChoiceField(_l("What has she lost?"), [InputRequired()], choices=LossReason)

    @property
    def lost(self) -> LossReason:
        """What was chosen."""
        return LossReason.of(str(self.what.data))
