"""What the asker adds after asking, each on a short form of its own."""

from typing import Any

from wtforms.validators import InputRequired, Length

from consult.consultations.forms.parts import not_ahead
from consult.consultations.operations.wishes import Stance
from consult.consultations.rules.choices import Knows, Permits, SaidBy
from consult.foundation import clock
from consult.i18n import _l
from consult.web.fields import ChoiceField, DayField, PseudonymisedTextField
from consult.web.forms import ConsultForm


class QuestionForm(ConsultForm):
    """One more question."""

    text = PseudonymisedTextField(
        _l("One more question"), [InputRequired(), Length(max=1_000)], rows=2
    )


class DecisionForm(ConsultForm):
    """A decision that waits."""

    text = PseudonymisedTextField(
        _l("Decision that waits for this"), [InputRequired(), Length(max=2_000)], rows=2
    )


class ReadingForm(ConsultForm):
    """Something more to read beforehand."""

    text = PseudonymisedTextField(
        _l("Background to read beforehand"),
        [InputRequired(), Length(max=8_000)],
        description=_l("Those invited read this. Leave out names, places and dates of birth."),
    )


class ReplyForm(ConsultForm):
    """The reply to what was asked back."""

    text = PseudonymisedTextField(_l("Your reply"), [InputRequired(), Length(max=4_000)], rows=4)


class StanceForm(ConsultForm):
    """What one client knows, wants and permits."""

    knows = ChoiceField(
        _l("Knows that others are asked"), [InputRequired()], choices=Knows, shown_as="radios"
    )
    permits = ChoiceField(_l("Permits it"), [InputRequired()], choices=Permits, shown_as="radios")
    wants = PseudonymisedTextField(
        _l("Wants from this"),
        [Length(max=2_000)],
        rows=2,
        description=_l("In the client's own words, where you have them."),
    )
    said_by = ChoiceField(_l("Who said so"), [InputRequired()], choices=SaidBy, shown_as="radios")
    said_on = DayField(_l("On which day"), [InputRequired(), not_ahead], default=clock.today)

    def stance(self) -> Stance:
        """Read what was said."""
        data: dict[str, Any] = {
            name: self[name].data for name in ("knows", "permits", "said_by", "said_on")
        }
        return Stance(**data, wants=self.wants.reviewed if self.wants.data else None)
