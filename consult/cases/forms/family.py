"""What may be typed about what a minor decided, and about keeping some of a family apart."""

from wtforms.validators import InputRequired, Length, StopValidation

from consult.cases.rules import ApartGround, MinorsDecision
from consult.foundation import clock
from consult.i18n import _, _l
from consult.web.fields import ChoiceField, ChoicesField, DayField, PseudonymisedTextField
from consult.web.forms import ConsultForm


class MinorsWordForm(ConsultForm):
    """What a minor decided on telling the guardians."""

    decision = ChoiceField(
        _l("What has been decided?"), [InputRequired()], choices=MinorsDecision, shown_as="radios"
    )
    decided_on = DayField(_l("On which day"), [InputRequired()], default=clock.today)
    how_heard = PseudonymisedTextField(
        _l("How was this found out?"),
        [InputRequired(), Length(max=2_000)],
        rows=3,
        description=_l(
            "How you asked and how it was answered. Where the minor cannot decide yet: on what you "
            "base that."
        ),
    )

    def validate_decided_on(self, field: DayField) -> None:
        """Refuse a day that is still to come."""
        if field.data is not None and field.data > clock.today():
            raise StopValidation(_("This day is still to come."))


class ApartForm(ConsultForm):
    """Why some of a family are kept apart."""

    grounds = ChoicesField(_l("On what ground?"), [InputRequired()], choices=ApartGround)
    why = PseudonymisedTextField(
        _l("What has to be taken care of?"),
        [Length(max=2_000)],
        rows=3,
        description=_l("Only the circle reads this. No addresses, no places."),
    )


class NotApartForm(ConsultForm):
    """Why nobody of a family is kept apart any more."""

    why = PseudonymisedTextField(
        _l("Why is it no longer needed?"), [InputRequired(), Length(max=2_000)], rows=3
    )
