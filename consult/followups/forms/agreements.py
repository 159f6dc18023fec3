"""Who does what by when."""

from collections.abc import Sequence
from uuid import UUID

from wtforms.validators import InputRequired, Length

from consult.cases.models import Client
from consult.followups.operations import Agreement
from consult.i18n import _l
from consult.web.fields import (
    ChoicesField,
    DayField,
    PersonField,
    PseudonymisedLineField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm

LONGEST = 400


class AgreementForm(ConsultForm):
    """One agreement."""

    what = PseudonymisedLineField(
        _l("What was agreed"),
        [InputRequired(), Length(max=LONGEST)],
        description=_l("One thing that one person does."),
    )
    owner = PersonField(_l("Who does it"), [InputRequired()])
    due_on = DayField(_l("By when"), [InputRequired()])
    teller = PersonField(_l("Who tells the family"), empty=_l("Nobody was named"))
    concerns = ChoicesField(
        _l("Whom it concerns"), description=_l("Nobody chosen: everybody the item is about.")
    )

    def offer(self, owners: Sequence[tuple[UUID, str]], clients: Sequence[Client]) -> None:
        """Put in who may be given something to do, and whom the item is about."""
        self.owner.choices = self.teller.choices = list(owners)
        self.concerns.choices = [(client.id, client.label) for client in clients]

    def agreement(self, clients: Sequence[Client]) -> Agreement:
        """Return what was agreed. Only after the form was right."""
        said = self.data
        return Agreement(
            what=self.what.reviewed,
            owner_id=said["owner"],
            due_on=said["due_on"],
            clients=chosen(clients, said["concerns"]),
            teller_id=said["teller"],
        )


class DropForm(ConsultForm):
    """Say that an agreement will not be carried out."""

    why = PseudonymisedTextField(
        _l("Why"),
        [Length(max=LONGEST)],
        rows=3,
        description=_l("Those who were at the table read this. A better plan is a good reason."),
    )


def chosen(clients: Sequence[Client], ids: Sequence[UUID]) -> tuple[Client, ...]:
    """Return the chosen clients; nobody chosen means all of them."""
    return tuple(client for client in clients if client.id in ids) or tuple(clients)
