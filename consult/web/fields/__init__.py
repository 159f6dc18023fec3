"""Fields that show themselves: `{{ form.text }}` is label, hint, control and error in one block."""

from consult.web.fields.choice import (
    ChoiceField,
    ChoicesField,
    PersonField,
    QuietChoice,
    QuietChoices,
    TickField,
)
from consult.web.fields.file import FileField
from consult.web.fields.guarded import PseudonymisedLineField, PseudonymisedTextField
from consult.web.fields.repeated import PartField, RepeatedField
from consult.web.fields.text import (
    EmailField,
    LineField,
    NumberField,
    PassphraseField,
    TextField,
)
from consult.web.fields.time import ClockTimeField, DayField, DaysField, WallTimeField

__all__ = [
    "ChoiceField",
    "ChoicesField",
    "ClockTimeField",
    "DayField",
    "DaysField",
    "EmailField",
    "FileField",
    "LineField",
    "NumberField",
    "PartField",
    "PassphraseField",
    "PersonField",
    "PseudonymisedLineField",
    "PseudonymisedTextField",
    "QuietChoice",
    "QuietChoices",
    "RepeatedField",
    "TextField",
    "TickField",
    "WallTimeField",
]
