"""What may be typed about an agency."""

from wtforms.validators import DataRequired, InputRequired, Length

from consult.agencies.rules import sectors
from consult.i18n import _l
from consult.web.fields import ChoiceField, LineField
from consult.web.forms import ConsultForm


class AgencyForm(ConsultForm):
    """An agency with the controller and the register it answers for."""

    name = LineField(_l("Name of the agency"), [DataRequired(), Length(max=120)])
    controller = LineField(
        _l("Data controller"),
        [DataRequired(), Length(max=120)],
        description=_l("Who answers for the agency's client data."),
    )
    register_name = LineField(
        _l("Register"),
        [DataRequired(), Length(max=120)],
        description=_l("Where the agency's own people record what concerns them."),
    )
    area = LineField(_l("Area"), [DataRequired(), Length(max=80)])
    sector = ChoiceField(
        _l("Usual sector"), [InputRequired()], choices=sectors().items(), shown_as="select"
    )

    @property
    def facts(self) -> dict[str, str]:
        """What was typed, as the operations take it."""
        names = ("name", "controller", "register_name", "area", "sector")
        return {name: self[name].data for name in names}
