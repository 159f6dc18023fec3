"""What may be typed about alarms and incidents: choices and times, never a text."""

from wtforms.validators import InputRequired

from consult.i18n import _l
from consult.incidents.rules import Finding
from consult.web.fields import ChoiceField, TickField
from consult.web.forms import ConsultForm


class FindingForm(ConsultForm):
    """What was found about an alarm."""

    finding = ChoiceField(
        _l("What was found?"),
        [InputRequired()],
        choices=[one for one in Finding if one is not Finding.INCIDENT],
    )
    all_like = TickField(_l("The same holds for all waiting alarms of this kind"))

    @property
    def found(self) -> Finding:
        """What was chosen."""
        return Finding.of(str(self.finding.data))
