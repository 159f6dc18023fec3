"""Which spaces are asked for; the answer, as it came back."""

from wtforms.validators import InputRequired, Length

from consult.i18n import _l
from consult.recoveries.models import Need
from consult.vault import LARGEST_ANSWER
from consult.web.fields import ChoicesField, TextField
from consult.web.forms import ConsultForm


class AskForm(ConsultForm):
    """What is to be opened again. All of it is ticked to begin with."""

    spaces = ChoicesField(_l("To be opened again"), [InputRequired(_l("Choose at least one."))])

    @classmethod
    def for_need(cls, need: Need) -> "AskForm":
        """Return the form for one person."""
        form = cls(data={"spaces": [one.space_id for one in need.shut]})
        form.spaces.choices = [
            (one.space_id, one.name, " · ".join(filter(None, (one.code, one.team))))
            for one in need.shut
        ]
        return form


class AnswerForm(ConsultForm):
    """The custodians' answer: the text of the file that `recover.py` has written."""

    answer = TextField(
        _l("The answer"),
        [InputRequired(_l("Paste the whole answer here.")), Length(max=LARGEST_ANSWER)],
        description=_l("Open the answer file in a text editor and paste all of it here."),
    )
