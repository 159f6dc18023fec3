"""What may be typed into a note."""

from collections.abc import Iterable
from typing import Any

from wtforms.validators import InputRequired, Length, StopValidation

from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.i18n import _, _l
from consult.notes.operations import About
from consult.notes.rules import CASE_KINDS, MayBeToldTo, NoteKind, Voice
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    PseudonymisedLineField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm


class NoteForm(ConsultForm):
    """A note: the text first, then whose words they are and whom they concern."""

    body = PseudonymisedTextField(
        _l("Note"),
        [InputRequired(), Length(max=20_000)],
        rows=10,
        description=_l("Write as if the child reads this at eighteen. No names, no places."),
    )
    kind = ChoiceField(_l("What is it?"), [InputRequired()], choices=CASE_KINDS, shown_as="select")
    voice = ChoiceField(_l("Whose voice?"), [InputRequired()], choices=Voice, shown_as="select")
    sector = ChoiceField(
        _l("Which sector?"),
        empty=_l("Not the voice of another sector"),
        shown_as="select",
    )
    how_heard = PseudonymisedLineField(
        _l("How and when was this found out?"),
        [Length(max=300)],
        description=_l("For the child's own words always; otherwise where it helps."),
    )
    told_to = ChoiceField(
        _l("May be told to"), [InputRequired()], choices=MayBeToldTo, shown_as="select"
    )
    clients = ChoicesField(
        _l("Whom does it concern?"), description=_l("Nobody ticked means all of them.")
    )

    @classmethod
    def among(cls, clients: Iterable[Client], **kwargs: Any) -> "NoteForm":
        """Return the form for the clients of one case."""
        form = cls(**kwargs)
        form.clients.choices = [(client.id, client.label) for client in clients]
        form.sector.choices = list(sectors().items())
        return form

    @classmethod
    def fresh(cls, clients: Iterable[Client]) -> "NoteForm":
        """Return the form for a new note, with what most notes are already chosen."""
        usual = {"kind": NoteKind.FACT, "voice": Voice.WORKER, "told_to": MayBeToldTo.ASK_FIRST}
        return cls.among(clients, data=usual)

    def validate_sector(self, field: Any) -> None:
        """Ask for the sector where it is another sector's voice, and only there."""
        if self.voice.data is Voice.SECTOR and not field.data:
            raise StopValidation(_("Choose the sector."))

    def about(self, clients: Iterable[Client]) -> About:
        """Return what the note says of itself."""
        said = self.data
        return About(
            voice=said["voice"],
            kind=said["kind"],
            told_to=said["told_to"],
            clients=[client for client in clients if client.id in said["clients"]],
            sector=said["sector"] if said["voice"] is Voice.SECTOR else "",
            how_heard=self.how_heard.reviewed,
        )
