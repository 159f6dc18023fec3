"""What may be typed about the people of a case."""

from collections.abc import Iterable
from typing import Any

from wtforms.validators import Length, StopValidation

from consult.cases.models import Client
from consult.i18n import _, _l
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

    label = PseudonymisedLineField(
        _l("Role label"), [LINE], description=_l("For example: teacher 1, aunt, family coach.")
    )
    relation = PseudonymisedLineField(
        _l("What the person is in this matter"),
        [LINE],
        description=_l("For example: class teacher since autumn, sees the child every day."),
    )
    client_id = ChoiceField(_l("To whom"), empty=_l("To the whole family"), shown_as="select")

    def validate_label(self, field: Any) -> None:
        """Ask for a label where anything else was written."""
        if not field.data:
            raise StopValidation(_("Write a role label."))


class PeopleForm(ConsultForm):
    """Several people at once."""

    people = RepeatedField(
        PartField(PersonPart),
        _l("People"),
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

    def _offer(self) -> None:
        for entry in self.people.entries:
            entry.form.client_id.choices = self._options


class PersonForm(ConsultForm):
    """One person, written anew."""

    label = PseudonymisedLineField(_l("Role label"), [LINE])
    relation = PseudonymisedLineField(_l("What the person is in this matter"), [LINE])
    notes = PseudonymisedTextField(_l("More about the person"), [Length(max=4_000)], rows=4)

    def validate_label(self, field: Any) -> None:
        """Ask for a label."""
        if not field.data:
            raise StopValidation(_("Write a role label."))
