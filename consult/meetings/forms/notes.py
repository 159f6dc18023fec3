"""Writing down what is said."""

from collections.abc import Sequence

from wtforms.validators import InputRequired, Length

from consult.cases.models import Client
from consult.i18n import _l
from consult.meetings.operations import NoteAbout
from consult.notes.rules import MayBeToldTo, NoteKind, Voice
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm

LONGEST_NOTE = 20_000


class NoteForm(ConsultForm):
    """Write down what is said."""

    text = PseudonymisedTextField(_l("Note"), [InputRequired(), Length(max=LONGEST_NOTE)], rows=4)
    voice = ChoiceField(
        _l("Whose voice"),
        [InputRequired()],
        choices=Voice,
        default=Voice.TEAM,
        shown_as="select",
    )
    kind = ChoiceField(
        _l("What it is"),
        [InputRequired()],
        choices=NoteKind,
        default=NoteKind.REFLECTION,
        shown_as="select",
    )
    told_to = ChoiceField(
        _l("May be told to"),
        [InputRequired()],
        choices=MayBeToldTo,
        default=MayBeToldTo.ASK_FIRST,
        shown_as="select",
    )
    clients = ChoicesField(
        _l("Whom it concerns"), description=_l("Nobody chosen: everybody the item is about.")
    )

    def offer(self, clients: Sequence[Client]) -> None:
        """Put in the clients the item is about."""
        self.clients.choices = [(client.id, client.label) for client in clients]

    def about(self, clients: Sequence[Client]) -> NoteAbout:
        """Return what the note says of itself; nobody chosen means all these clients."""
        said = self.data
        chosen = [client for client in clients if client.id in said["clients"]]
        return NoteAbout(said["voice"], said["kind"], said["told_to"], chosen or clients)


class CorrectionForm(ConsultForm):
    """Put one's own note right."""

    text = PseudonymisedTextField(_l("Note"), [InputRequired(), Length(max=LONGEST_NOTE)], rows=6)
