"""What is typed about an interpreter."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms.validators import InputRequired, Length, NumberRange

from consult.consultations.models import Interpretation
from consult.consultations.operations import Arranged
from consult.consultations.rules.languages import LONGER_BY, Accepts, Disqualified
from consult.foundation.languages import ServiceLanguage
from consult.i18n import _l
from consult.web.fields import ChoiceField, LineField, NumberField, QuietChoice
from consult.web.forms import ConsultForm


class InterpreterForm(ConsultForm):
    """Who interprets, whether she may, and whether the family wants her."""

    language: Any = QuietChoice(_l("Language"), [InputRequired()], shown_as="select")
    interpreter = LineField(
        _l("Interpreter, or their agency"),
        [Length(max=80)],
        description=_l("A professional. Nothing about the family."),
    )
    disqualified: Any = ChoiceField(
        _l("Is the interpreter disqualified?"),
        [InputRequired()],
        choices=Disqualified,
        shown_as="radios",
        description=_l("Kin, a friend, or an own part in the matter. In a small community: asked."),
    )
    accepts: Any = ChoiceField(
        _l("Does the family accept this interpreter?"),
        [InputRequired()],
        choices=Accepts,
        shown_as="radios",
    )
    minutes = NumberField(
        _l("The meeting lasts longer by"),
        [InputRequired(), NumberRange(0, 120)],
        unit=_l("minutes"),
    )

    def offer(
        self,
        languages: Sequence[ServiceLanguage],
        found: Mapping[ServiceLanguage, Interpretation],
    ) -> None:
        """Put in the languages there are, and what is known of the first without an interpreter."""
        self.language.choices = languages
        if self.is_written or not languages:
            return
        language = next((one for one in languages if one not in found), languages[0])
        row = found.get(language)
        self.language.data = language
        self.interpreter.data = row.interpreter if row else ""
        self.disqualified.data = row.disqualified if row else Disqualified.UNKNOWN
        self.accepts.data = row.accepts if row else Accepts.NOT_ASKED
        self.minutes.process_data(row.minutes if row else LONGER_BY)

    @property
    def arranged(self) -> Arranged:
        """What was typed, as the operation takes it."""
        return Arranged(
            self.interpreter.data, self.disqualified.data, self.accepts.data, self.minutes.data
        )
