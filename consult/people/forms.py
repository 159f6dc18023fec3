"""What may be typed about the people of a case."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms.validators import InputRequired, Length

from consult.cases.models import Client
from consult.i18n import _l
from consult.web.fields import (
    ChoiceField,
    PartField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    RepeatedField,
)
from consult.web.forms import ConsultForm, Part

LINE = Length(max=120)


class PersonPart(Part):
    """One person: a role label, and what the person is to whom."""

    label = PseudonymisedLineField(_l("Role label"), [InputRequired(), LINE])
    relation = PseudonymisedLineField(_l("Relation or task"), [LINE])
    client_id = ChoiceField(_l("To whom"), empty=_l("To the whole family"), shown_as="select")


class PeopleForm(ConsultForm):
    """Several people at once."""

    people = RepeatedField(
        PartField(PersonPart),
        _l("People"),
        description=_l("For example: teacher 1, class teacher since autumn."),
        one_more=_l("One more person"),
        needs_one=True,
        min_entries=3,
    )

    def __init__(self, clients: Iterable[Client], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._options = [(client.id, client.label) for client in clients]
        self._offer()

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Offer the clients also in a line that was added just now."""
        is_right = super().validate_on_submit(extra_validators)
        self._offer()
        return is_right

    def refill(self, fields: Sequence[tuple[str, str]]) -> None:
        """Offer the clients also in the lines of a draft."""
        super().refill(fields)
        self._offer()

    def _offer(self) -> None:
        for entry in self.people.entries:
            entry.form.client_id.choices = self._options


class PersonForm(ConsultForm):
    """One person, written anew."""

    label = PseudonymisedLineField(_l("Role label"), [InputRequired(), LINE])
    relation = PseudonymisedLineField(_l("Relation or task"), [LINE])
    notes = PseudonymisedTextField(_l("More about the person"), [Length(max=4_000)], rows=4)
