"""How somebody reads the pages, and which people she looks for."""

from collections.abc import Iterable

from wtforms.validators import InputRequired

from consult.accounts.models import Language, Theme
from consult.foundation.actor import Duty
from consult.i18n import _l
from consult.notifications import Reminders
from consult.web.fields import ChoiceField, PersonField
from consult.web.forms import ConsultForm, Part


class OwnAccountForm(ConsultForm):
    """How somebody reads the pages."""

    language = ChoiceField(_l("Language"), [InputRequired()], choices=Language)
    theme = ChoiceField(_l("Light or dark"), [InputRequired()], choices=Theme)
    reminders = ChoiceField(
        _l("Messages by mail"),
        [InputRequired()],
        choices=Reminders,
        description=_l("All of them stand in Consult anyway, under Messages."),
    )

    @property
    def chosen(self) -> tuple[Language, Theme, Reminders]:
        """What was chosen; the validators have seen to it that something was."""
        return (
            Language.of(str(self.language.data)),
            Theme.of(str(self.theme.data)),
            Reminders.of(str(self.reminders.data)),
        )


class ActingForm(ConsultForm):
    """As what somebody with several duties acts now."""

    duty = ChoiceField(_l("I act now as"), [InputRequired()], choices=Duty)

    def offer(self, held: Iterable[Duty]) -> None:
        """Offer only what she holds."""
        self.duty.choices = sorted(held)

    @property
    def chosen(self) -> Duty:
        """What was chosen; the validators have seen to it that something was."""
        return Duty.of(str(self.duty.data))


class PeopleFilter(Part):
    """Which people are shown."""

    agency = PersonField(_l("Agency"), empty=_l("All agencies"))
