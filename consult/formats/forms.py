"""What somebody looks for among the formats."""

from typing import Any

from wtforms.validators import Length

from consult.formats.models import FormatKind
from consult.i18n import _l
from consult.web.fields import ChoiceField, LineField
from consult.web.forms import Part


class FormatFilter(Part):
    """Which formats are shown."""

    words = LineField(
        _l("What do you look for?"),
        [Length(max=120)],
        description=_l("For example: family, school, reflection, child."),
    )
    kind: Any = ChoiceField(
        _l("What kind of meeting"), empty=_l("All kinds"), choices=FormatKind, shown_as="select"
    )
    state = ChoiceField(
        _l("How far it is"),
        empty=_l("Finished ones and drafts"),
        choices=[("finished", _l("Finished")), ("draft", _l("Draft"))],
        shown_as="select",
    )

    @property
    def wanted(self) -> tuple[str, FormatKind | None]:
        """The words, and the kind."""
        return self.words.data or "", self.kind.data

    @property
    def finished(self) -> bool | None:
        """Whether only finished ones, or only drafts; None for both."""
        return None if self.state.data is None else self.state.data == "finished"
