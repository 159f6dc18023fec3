"""How somebody reads the pages, and which people she looks for."""

from wtforms.validators import InputRequired

from consult.accounts.models import Language, Theme
from consult.i18n import _l
from consult.web.fields import ChoiceField, PersonField
from consult.web.forms import ConsultForm, Part


class OwnAccountForm(ConsultForm):
    """How somebody reads the pages."""

    language = ChoiceField(_l("Language"), [InputRequired()], choices=Language)
    theme = ChoiceField(_l("Light or dark"), [InputRequired()], choices=Theme)

    @property
    def chosen(self) -> tuple[Language, Theme]:
        """What was chosen; the validators have seen to it that something was."""
        return Language.of(str(self.language.data)), Theme.of(str(self.theme.data))


class PeopleFilter(Part):
    """Which people are shown."""

    agency = PersonField(_l("Agency"), empty=_l("All agencies"))
