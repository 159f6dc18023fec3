"""What may be typed about what somebody of a family permits."""

from typing import Any

from wtforms.validators import InputRequired, Length, StopValidation

from consult.access import provisions
from consult.consultations.rules.choices import Permits, SaidBy
from consult.families.operations import Said
from consult.families.rules import Consequence, Matter
from consult.foundation import clock
from consult.i18n import _, _l
from consult.web.fields import ChoiceField, DayField, PseudonymisedTextField
from consult.web.forms import ConsultForm

DESPITE = "despite-refusal"
"""The occasion of a provision by virtue of which one goes on."""


class PermissionForm(ConsultForm):
    """What somebody permits or forbids, and what follows from a no."""

    matter = ChoiceField(_l("What it is about"), [InputRequired()], choices=Matter)
    answer = ChoiceField(_l("Permits it"), [InputRequired()], choices=Permits, shown_as="radios")
    words = PseudonymisedTextField(
        _l("As it was said"), [Length(max=2_000)], rows=3, description=_l("In the own words.")
    )
    said_by = ChoiceField(_l("Who said so"), [InputRequired()], choices=SaidBy, shown_as="radios")
    said_on = DayField(_l("On which day"), [InputRequired()], default=clock.today)
    consequence = ChoiceField(
        _l("What follows from it"),
        [InputRequired()],
        choices=Consequence,
        default=Consequence.END_SEATS,
    )
    provision = ChoiceField(_l("By virtue of"), empty=_l("No provision"), shown_as="select")
    why = PseudonymisedTextField(_l("Why one goes on"), [Length(max=2_000)], rows=2)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.provision.choices = [
            (one.key, one.sentence) for one in provisions() if DESPITE in one.occasions
        ]

    def validate_said_on(self, field: DayField) -> None:
        """Refuse a day that is still to come."""
        if field.data is not None and field.data > clock.today():
            raise StopValidation(_("This day is still to come."))

    @property
    def said(self) -> Said:
        """What was said, with the proof that the guard has seen the words."""
        given = self.data
        return Said(
            given["matter"],
            given["answer"],
            given["said_by"],
            given["said_on"],
            self.words.reviewed,
            given["consequence"],
            given["provision"] or "",
            self.why.reviewed,
        )
