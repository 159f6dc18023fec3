"""Writing down what is said."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from consult.cases.models import Client
from consult.formats import Yield
from consult.i18n import _l
from consult.meetings.models import ItemPhase, ItemSeen, Standing
from consult.meetings.operations import NoteAbout, WrittenInPrivate
from consult.notes.rules import HowHeard, MayBeToldTo, NoteKind, Voice
from consult.web.fields import ChoiceField, ChoicesField, PseudonymisedTextField
from consult.web.forms import ConsultForm

LONGEST_NOTE = 20_000

OWN_VOICES = {Standing.ASKER: (Voice.WORKER,), Standing.TEAM: (Voice.TEAM, Voice.SECTOR)}
"""Whoever does not record writes in her own voice."""

ITEM_KINDS = tuple(kind for kind in NoteKind if kind is not NoteKind.HYPOTHESIS)
"""What a note can be. A hypothesis is written as one, with its signs, and is decided on."""

USUAL_KINDS = {
    Yield.FACTS: NoteKind.FACT,
    Yield.CHILDS_VOICE: NoteKind.FACT,
    Yield.PREVIOUS_ACTIONS: NoteKind.BACKGROUND,
    Yield.QUESTIONS: NoteKind.QUESTION,
    Yield.RESONANCE: NoteKind.RESONANCE,
    Yield.HYPOTHESES: NoteKind.INTERPRETATION,
    Yield.SAFETY: NoteKind.SAFETY,
    Yield.PLAN: NoteKind.PLAN,
    Yield.ANSWERS: NoteKind.ANSWER,
}
"""What a note of such a phase usually is; of all others a reflection."""


class NoteForm(ConsultForm):
    """Write down what is said. It falls into the phase that ran when the page was shown."""

    phase = HiddenField()
    ago = HiddenField()
    text = PseudonymisedTextField(_l("Note"), [InputRequired(), Length(max=LONGEST_NOTE)], rows=4)
    voice = ChoiceField(_l("Whose voice"), [InputRequired()], choices=Voice, shown_as="select")
    kind = ChoiceField(
        _l("What it is"),
        [InputRequired()],
        choices=ITEM_KINDS,
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
    how_heard = ChoiceField(
        _l("How the family's words were heard"),
        choices=HowHeard,
        default=HowHeard.SAID_HERE,
        shown_as="select",
    )
    clients = ChoicesField(
        _l("Whom it concerns"), description=_l("Nobody chosen: everybody the item is about.")
    )

    def offer(self, seen: ItemSeen, clients: Sequence[Client], running: ItemPhase | None) -> None:
        """Put in whose voice she may write in, the item's clients, and what fits the phase."""
        self.clients.choices = [(client.id, client.label) for client in clients]
        self.voice.choices = list(Voice) if seen.records else OWN_VOICES.get(seen.standing, ())
        if self.is_written:
            return
        childs = running is not None and running.yields is Yield.CHILDS_VOICE
        usual = Voice.CHILD if childs else Voice.TEAM
        voices = [option.value for option in self.voice.choices]
        self.voice.data = usual if usual in voices else next(iter(voices), None)
        if running is not None:
            self.phase.data = str(running.id)
            self.kind.data = USUAL_KINDS.get(running.yields, NoteKind.REFLECTION)

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Tell whether it may be written down; refused for when it was written, it is of now."""
        right = super().validate_on_submit(extra_validators)
        if isinstance(self.reason, WrittenInPrivate):
            self.ago.data = self.phase.data = ""
        return right

    @property
    def seconds_ago(self) -> float:
        """Return how long ago it was written: more than none where there was no connection."""
        return seconds_in(self.ago.data)

    def fell_into(self, phases: Sequence[ItemPhase], running: ItemPhase | None) -> ItemPhase | None:
        """Return the phase the writer saw running, or the one that runs if she saw none."""
        known = {str(phase.id): phase for phase in phases}
        return known.get(self.phase.data or "", running)

    def about(self, clients: Sequence[Client]) -> NoteAbout:
        """Return what the note says of itself; nobody chosen means all these clients."""
        said = self.data
        chosen: set[UUID] = set(said["clients"])
        named = [client for client in clients if client.id in chosen] or list(clients)
        heard = said["how_heard"] or HowHeard.SAID_HERE
        return NoteAbout(said["voice"], said["kind"], said["told_to"], named, heard)


class CorrectionForm(ConsultForm):
    """Put one's own note right."""

    text = PseudonymisedTextField(_l("Note"), [InputRequired(), Length(max=LONGEST_NOTE)], rows=6)


def seconds_in(typed: str | None) -> float:
    """Read a number of seconds that a page has counted; what is none counts as none."""
    try:
        return max(0.0, float(typed or 0))
    except ValueError:
        return 0.0
