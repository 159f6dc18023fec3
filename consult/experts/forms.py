"""What may be typed about expertise."""

from wtforms.validators import Optional

from consult.experts.rules import fields
from consult.i18n import _l
from consult.web.fields import ChoiceField, ChoicesField, PersonField
from consult.web.forms import ConsultForm, Part


class ExpertiseForm(ConsultForm):
    """The fields one can be asked about. None is an answer, too."""

    # WTForms keeps `fields` for itself; the words do the same.
    known_fields = ChoicesField(
        _l("What I can be asked about"), [Optional()], choices=fields().items()
    )


class ExpertsFilter(Part):
    """Which experts are shown."""

    field = ChoiceField(
        _l("Field"), empty=_l("All fields"), choices=fields().items(), shown_as="select"
    )
    agency = PersonField(_l("Agency"), empty=_l("All agencies"))
    area = ChoiceField(_l("Home area"), empty=_l("All areas"), shown_as="select")
