"""What is read before the meeting."""

from typing import Self

from consult.consultations.queries import Whole
from consult.i18n import _l
from consult.web.fields import ChoicesField
from consult.web.fields.choice import Option
from consult.web.forms import ConsultForm


class ReadingsForm(ConsultForm):
    """Choose among the texts of a request."""

    wanted = ChoicesField(_l("To read beforehand"))

    @classmethod
    def of(cls, brief: Whole) -> Self:
        """Return the form with every text of the request, those chosen now ticked."""
        form = cls(data={"wanted": [one.id for one in brief.readings]})
        form.wanted.choices = [Option(one.id, one.part, one.body) for one in brief.requests]
        return form
