"""Asking a guest: somebody without an account."""

from collections.abc import Sequence
from typing import Any

from wtforms.validators import InputRequired, Length

from consult.accounts.models import Language
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.consultations.operations import NewGuest
from consult.consultations.rules.choices import NumberKnown
from consult.i18n import _l
from consult.web.fields import ChoiceField, EmailField, LineField
from consult.web.forms import ConsultForm


class GuestForm(ConsultForm):
    """Who, from where, as which sector, and how one knows her number. Names of staff only."""

    name = LineField(_l("Name"), [InputRequired(), Length(max=80)])
    profession = LineField(_l("Profession"), [InputRequired(), Length(max=80)])
    agency: Any = ChoiceField(_l("Workplace"), [InputRequired()], shown_as="select")
    sector: Any = ChoiceField(_l("Sector"), [InputRequired()], shown_as="select")
    email = EmailField(_l("E-mail for the link"))
    language: Any = ChoiceField(_l("Language"), choices=Language, default=Language.FINNISH)
    number_known: Any = ChoiceField(
        _l("How do you know the telephone number?"), [InputRequired()], choices=NumberKnown
    )

    def offer(self, agencies: Sequence[Agency]) -> None:
        """Put in where a guest may come from."""
        self._agencies = {one.id: one for one in agencies}
        self.agency.choices = [(one.id, one.name) for one in agencies]
        self.sector.choices = list(sectors().items())

    @property
    def new_guest(self) -> NewGuest:
        """Return who was entered."""
        return NewGuest(
            name=str(self.name.data),
            profession=str(self.profession.data),
            agency=self._agencies[self.agency.data],
            sector=str(self.sector.data),
            email=str(self.email.data or ""),
            language=Language.of(str(self.language.data or Language.FINNISH)),
            number_known=NumberKnown.of(str(self.number_known.data)),
        )


class NumberForm(ConsultForm):
    """How one knows the number of somebody who has an account and cannot use it."""

    number_known: Any = ChoiceField(
        _l("How do you know the telephone number?"), [InputRequired()], choices=NumberKnown
    )
