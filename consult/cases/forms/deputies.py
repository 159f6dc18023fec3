"""What may be typed when somebody is away, or a case is needed now."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms.validators import InputRequired, Length

from consult.accounts.models import Account
from consult.cases.models import Case
from consult.cases.rules import EmergencyReason, Needed, WhatWasDone
from consult.i18n import _l
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    PersonField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm


class CodeForm(ConsultForm):
    """A case's code, as it is read out on the telephone."""

    code = LineField(
        _l("Code of the case"),
        [InputRequired(), Length(max=60)],
        description=_l("As it is read out to you: two words and a number."),
    )

    def say_not_found(self) -> int:
        """Say that there is no such case here; return the status."""
        self.code.errors = [_l("No case of your teams has this code. Have it read out again.")]
        self.status = 422
        return self.status


class EmergencyForm(ConsultForm):
    """For whom a case is opened, and why."""

    user_id = PersonField(_l("Who needs it"), [InputRequired()])
    why = ChoiceField(_l("Why now?"), [InputRequired()], choices=EmergencyReason, shown_as="radios")
    words = PseudonymisedTextField(
        _l("What was said on the telephone?"),
        [Length(max=2_000)],
        rows=3,
        description=_l("One sentence is enough. The team's lead and supervisor read it."),
    )

    @classmethod
    def among(cls, people: Iterable[Account]) -> "EmergencyForm":
        """Return the form for these colleagues."""
        form = cls()
        form.user_id.choices = [(one.id, f"{one.name} – {one.profession}") for one in people]
        return form


class EmergencyAnswerForm(ConsultForm):
    """The two questions afterwards."""

    needed = ChoiceField(_l("Was it needed?"), [InputRequired()], choices=Needed, shown_as="radios")
    did = ChoiceField(
        _l("What did you do with it?"), [InputRequired()], choices=WhatWasDone, shown_as="radios"
    )
    words = PseudonymisedTextField(
        _l("Anything else?"),
        [Length(max=2_000)],
        rows=3,
        description=_l("The team's lead and supervisor read it."),
    )


class StandInForm(ConsultForm):
    """Who stands in, until when, in which cases."""

    account_id = PersonField(_l("Who stands in"), [InputRequired()])
    last_day = DayField(_l("Last day"), [InputRequired()])
    cases = ChoicesField(
        _l("In which cases?"), [InputRequired(message=_l("Choose at least one case."))]
    )

    @classmethod
    def among(cls, people: Iterable[Account], cases: Sequence[Case]) -> "StandInForm":
        """Return the form for these colleagues, with all cases ticked."""
        form = cls(data={"cases": [case.id for case in cases]})
        form.account_id.choices = [(one.id, f"{one.name} – {one.profession}") for one in people]
        form.cases.choices = [(case.id, case.code) for case in cases]
        return form

    def chosen(self, cases: Sequence[Case]) -> list[Case]:
        """Return those of the cases that were ticked."""
        return [case for case in cases if case.id in self.cases.data]


class ExcludeForm(ConsultForm):
    """Which deputy does not act for the case."""

    account_id = PersonField(_l("Deputy"), [InputRequired()])

    @classmethod
    def among(cls, people: Iterable[Account]) -> "ExcludeForm":
        """Return the form for these deputies."""
        form = cls()
        form.account_id.choices = [(one.id, one.name) for one in people]
        return form


class LinkForm(ConsultForm):
    """In which other case it goes on."""

    into_id = ChoiceField(_l("It goes on in"), [InputRequired()], shown_as="select")

    @classmethod
    def among(cls, cases: Iterable[Case]) -> "LinkForm":
        """Return the form for these cases."""
        form = cls()
        form.into_id.choices = [(case.id, case.code) for case in cases]
        return form

    @property
    def into(self) -> Any:
        """The chosen case's id."""
        return self.into_id.data
