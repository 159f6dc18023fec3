"""What may be typed about minutes: a day, the chair's own words, a comment."""

from typing import Self

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from consult.foundation import clock
from consult.i18n import _l
from consult.minutes.models import Minutes
from consult.minutes.operations import Wanted
from consult.minutes.rules import proposed_day
from consult.web.fields import DayField, PseudonymisedLineField, PseudonymisedTextField
from consult.web.forms import ConsultForm

LONGEST = 8_000

ADDITIONS = _l("Your additions and corrections")
ABOUT_ADDITIONS = _l(
    "They stand in the minutes under a heading of their own. What others said stays as it is."
)


class AskForm(ConsultForm):
    """Ask those who were there to look at the minutes."""

    additions = PseudonymisedTextField(
        ADDITIONS, [Length(max=LONGEST)], rows=4, description=ABOUT_ADDITIONS
    )
    due_on = DayField(_l("Comments by"), [InputRequired()])

    @classmethod
    def on(cls, confirmed: Minutes | None) -> Self:
        """Begin with the usual day, and with what the chair had added before."""
        additions = confirmed.additions if confirmed is not None else ""
        return cls(data={"due_on": proposed_day(clock.today()), "additions": additions})

    def wanted(self) -> Wanted:
        """Return what was said. Only after the form was right."""
        return Wanted(self.data["due_on"], self.additions.reviewed)


class AmendForm(AskForm):
    """Begin a new version of confirmed minutes."""

    why = PseudonymisedLineField(
        _l("Why are the minutes changed?"),
        [InputRequired(), Length(max=400)],
        description=_l("It is printed with the new version."),
    )

    def wanted(self) -> Wanted:
        """Return what was said. Only after the form was right."""
        return Wanted(self.data["due_on"], self.additions.reviewed, self.why.reviewed)


class AdditionsForm(ConsultForm):
    """Write the chair's own words into minutes that are not confirmed yet."""

    additions = PseudonymisedTextField(
        ADDITIONS, [Length(max=LONGEST)], rows=6, description=ABOUT_ADDITIONS
    )


class CommentForm(ConsultForm):
    """Comment on minutes."""

    text = PseudonymisedTextField(
        _l("Your comment"),
        [InputRequired(), Length(max=4_000)],
        rows=6,
        description=_l("Those who were at the table read it. What is wrong, and how was it?"),
    )


class ConfirmForm(ConsultForm):
    """Confirm minutes, having read this many comments."""

    comments = HiddenField()

    def begin_with(self, count: int) -> None:
        """Remember how many comments are shown; after a conflict, how many there are now."""
        if not self.is_submitted() or self.status == 409:
            self.comments.data = str(count)

    @property
    def seen(self) -> int:
        """Return how many comments the chair had before her when she pressed."""
        typed = self.comments.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else -1
