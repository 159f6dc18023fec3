"""Preparing how an item goes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length, NumberRange

from consult.formats import Role, Yield
from consult.i18n import _l
from consult.meetings.models import (
    ItemPhase,
)
from consult.meetings.operations import PhaseDraft
from consult.meetings.rules import (
    LONGEST_PHASE,
    MOST_PHASES,
    PhaseWords,
    in_wished_order,
)
from consult.privacy import ReviewedText, reviewed
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    NumberField,
    PartField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    RepeatedField,
    TickField,
)
from consult.web.forms import ConsultForm, Part

NO_WORDS = PhaseWords("", "", "")


class PhasePart(Part):
    """One phase of an item."""

    phase_id = HiddenField()
    position = NumberField(_l("Number"), [NumberRange(1, MOST_PHASES)])
    title = PseudonymisedLineField(_l("Title"), [Length(max=120)])
    minutes = NumberField(_l("Minutes"), [InputRequired(), NumberRange(0, LONGEST_PHASE)])
    speaks = ChoicesField(_l("Speaks"), choices=Role)
    listens = ChoicesField(_l("Listens"), choices=Role)
    yields = ChoiceField(_l("What is written down"), choices=Yield, shown_as="select")
    prompt = PseudonymisedTextField(_l("Prompts"), [Length(max=2_000)], rows=2)
    gone = TickField(_l("Remove this phase"))

    phase_id.counts = False
    position.counts = False

    def draft(self, words: Mapping[UUID, PhaseWords]) -> PhaseDraft:
        """Return the phase as it is wanted; `words` are those that were shown."""
        said = self.data
        phase_id = _uuid(said["phase_id"])
        shown = words.get(phase_id, NO_WORDS) if phase_id else NO_WORDS
        return PhaseDraft(
            id=phase_id,
            title=_unless_shown(self.title.reviewed, shown.title),
            prompt=_unless_shown(self.prompt.reviewed, shown.prompt),
            minutes=said["minutes"],
            speaks=tuple(said["speaks"]),
            listens=tuple(said["listens"]),
            yields=said["yields"] or Yield.REFLECTIONS,
        )


class PhasesForm(ConsultForm):
    """Prepare how an item goes."""

    phases = RepeatedField(
        PartField(PhasePart), _l("Phases"), one_more=_l("Add a phase"), max_entries=MOST_PHASES
    )

    def drafts(self, words: Mapping[UUID, PhaseWords]) -> list[PhaseDraft]:
        """Return the phases in the wished order, without those that are to go."""
        parts = [entry.form for entry in self.phases.filled if not entry.form.gone.data]
        ordered = in_wished_order([(part.position.data, part) for part in parts])
        return [part.draft(words) for part in ordered]

    @staticmethod
    def filled_from(
        phases: Sequence[ItemPhase], words: Mapping[UUID, PhaseWords]
    ) -> dict[str, Any]:
        """Return what the form starts with; `words` are the titles and prompts shown now."""
        return {
            "phases": [
                {
                    "phase_id": str(phase.id),
                    "position": phase.position,
                    "title": words[phase.id].title,
                    "prompt": words[phase.id].prompt,
                    "minutes": phase.minutes,
                    "speaks": phase.speaks,
                    "listens": phase.listens,
                    "yields": phase.yields,
                }
                for phase in phases
            ]
        }


def _unless_shown(text: ReviewedText, shown: str) -> ReviewedText:
    """Return what was typed, or nothing where the words are still the catalogue's.

    So that words nobody edited stay in each reader's own language.
    """
    return reviewed("") if " ".join(text.split()) == " ".join(shown.split()) else text


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
