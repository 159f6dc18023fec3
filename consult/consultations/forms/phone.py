"""What a coordinator takes down for somebody who is on the phone, and the asker's word on it."""

from collections.abc import Iterable
from typing import Any

from wtforms.validators import InputRequired, Length

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.consultations.forms.asking import AskForm
from consult.consultations.operations.wishes import About, Wish
from consult.consultations.queries import Offer
from consult.consultations.rules.choices import MOST_QUESTIONS, Urgency, WishedHelp
from consult.i18n import _, _l
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    PersonField,
    PseudonymisedTextField,
    RepeatedField,
)
from consult.web.forms import ConsultForm


class PhoneRequestForm(ConsultForm):
    """A request as it was said on the phone. Nothing of a case: that is the asker's to add."""

    asker: Any = PersonField(_l("Who asks?"), [InputRequired()])
    questions = RepeatedField(
        PseudonymisedTextField(_l("Question"), [Length(max=1_000)], rows=2),
        _l("What is asked?"),
        min_entries=1,
        max_entries=MOST_QUESTIONS,
        needs_one=True,
        one_more=_l("One more question"),
    )
    help = ChoiceField(
        _l("What help is wished for?"), [InputRequired()], choices=WishedHelp, shown_as="radios"
    )
    urgency = ChoiceField(
        _l("How urgent is it?"), [InputRequired()], choices=Urgency, shown_as="radios"
    )
    sectors = ChoicesField(_l("Who is wished to be heard?"))
    agencies = ChoicesField(
        _l("Who already works with the family?"),
        description=_l("Nobody from these workplaces is proposed as an expert."),
    )

    def offer(self, askers: Iterable[Account], agencies: Iterable[Agency]) -> None:
        """Put in who may ask, and the workplaces there are."""
        self.asker.choices = [(one.id, one.name) for one in askers]
        self.agencies.choices = [(one.id, one.name) for one in agencies]
        self.sectors.choices = [
            (key, name) for key, name in sectors().items() if key != "client-and-close"
        ]
        for number, entry in enumerate(self.questions.entries, start=1):
            entry.label.text = _("Question %(number)s", number=number)
            entry.flags.required = number == 1

    def wish(self) -> Wish:
        """Read what was said. Only after the form was right."""
        chosen: dict[str, Any] = {"help": self.help.data, "urgency": self.urgency.data}
        return Wish(
            questions=tuple(entry.reviewed for entry in self.questions.filled),
            sectors=tuple(self.sectors.data or ()),
            agencies=tuple(self.agencies.data or ()),
            **chosen,
        )


class ConfirmForm(AskForm):
    """What a request that was taken down is about: the rest stands there already."""

    def offer(self, offer: Offer) -> None:
        """Put in the cases, and leave out what was asked on the phone."""
        super().offer(offer)
        for name in ("questions", "help", "urgency", "sectors", "decision"):
            del self[name]
        for name in ("background", "file_background"):
            del self[name]

    def chosen(self, offer: Offer) -> About:
        """Return the case it is about, a new one perhaps."""
        return self._about(offer)
