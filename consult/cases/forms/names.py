"""What may be typed about real names. The one place in the house where they belong."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import HiddenField
from wtforms.validators import Length, StopValidation

from consult.cases.models import Client
from consult.cases.operations import Named
from consult.cases.rules import names_in
from consult.i18n import _, _l, say
from consult.web.fields import PartField, PseudonymisedLineField, RepeatedField, TextField
from consult.web.forms import ConsultForm, Part

ON_LINES = Length(max=3_000)


def _with_label(form: Any, field: Any) -> None:
    if not form.label.data:
        raise StopValidation(_("Say by which role label this person is called here."))


class ClientNamesPart(Part):
    """The real names of one client."""

    client_id = HiddenField()
    names = TextField(_l("Names"), [ON_LINES], rows=2)


class OtherNamesPart(Part):
    """The real names of somebody else."""

    label = PseudonymisedLineField(
        _l("Role label"),
        [Length(max=120)],
        description=_l("For example: teacher 1, grandmother"),
    )
    names = TextField(_l("Names"), [ON_LINES, _with_label], rows=2)


class RealNamesForm(ConsultForm):
    """The real names of a family, on one page."""

    clients = RepeatedField(PartField(ClientNamesPart), _l("Clients"), max_entries=30)
    others = RepeatedField(
        PartField(OtherNamesPart),
        _l("Others round the family"),
        min_entries=1,
        max_entries=20,
        one_more=_l("One more person"),
    )

    @classmethod
    def about(cls, clients: Sequence[Client]) -> "RealNamesForm":
        """Return the form with a line for each of these clients."""
        form = cls()
        by_id = {str(client.id): client for client in clients}
        if not form.is_written:
            for client in clients:
                form.clients.append_entry({"client_id": str(client.id)})
        for entry in form.clients.entries:
            whose = by_id.get(entry.form.client_id.data)
            entry.form.names.label.text = say(whose.label) if whose else ""
        return form

    def named(self, clients: Iterable[Client]) -> list[Named]:
        """Return whose names were written."""
        by_id = {str(client.id): client for client in clients}
        lines = [(by_id.get(one.form.client_id.data), one.form) for one in self.clients.entries]
        theirs = [
            Named(names_in(line.names.data), client=client)
            for client, line in lines
            if client is not None and line.names.data
        ]
        others = [one.form for one in self.others.filled]
        return theirs + [
            Named(names_in(line.names.data), label=line.label.reviewed)
            for line in others
            if line.names.data
        ]


class ChangeNamesForm(ConsultForm):
    """One person's real names, written anew."""

    names = TextField(
        _l("Names"),
        [ON_LINES],
        rows=6,
        description=_l("One on a line. Leave nothing, and they are forgotten."),
    )
