"""Preparing how an item goes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import request
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length, NumberRange, StopValidation

from consult.formats import Format, Role, Yield
from consult.formats.known import words_known
from consult.formats.prompts import PromptKind, find_prompt
from consult.formats.sense import contradictions, private_and_recorded
from consult.i18n import _, _l, language, say
from consult.meetings.models import ItemPhase
from consult.meetings.operations import PhaseDraft
from consult.meetings.rules import (
    LONGEST_PHASE,
    MOST_PHASES,
    PhaseWords,
    in_wished_order,
    mark_of,
    put_in,
    stepped,
)
from consult.privacy import ReviewedText, reviewed
from consult.web.fields import (
    ChoicesField,
    NumberField,
    PartField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    QuietChoice,
    RepeatedField,
    TickField,
)
from consult.web.forms import ConsultForm, Part

NO_WORDS = PhaseWords("", "", "")
STEPS = {"up": -1, "down": 1}
LONGEST_PROMPT = 2_000
ADD_PRIVATE, PRIVATE_MINUTES = "add_private", 20


class PhasePart(Part):
    """One phase of an item."""

    is_touched = False
    """The last press was about it, so the page opens there."""

    phase_id = HiddenField()
    position = NumberField(_l("Place in the order"), [NumberRange(1, MOST_PHASES)])
    minutes = NumberField(
        _l("Minutes"), [InputRequired(), NumberRange(1, LONGEST_PHASE)], unit=_l("min")
    )
    title = PseudonymisedLineField(_l("Title"), [InputRequired(), Length(max=120)])
    speaks = ChoicesField(
        _l("Speaks"),
        [InputRequired(_l("Choose who speaks. In each phase somebody has the word."))],
        choices=Role,
    )
    listens = ChoicesField(_l("Listens"), choices=Role)
    private = TickField(
        _l("Private phase"),
        description=_l("Nothing is recorded, and who neither speaks nor listens leaves the room."),
    )
    yields = QuietChoice(
        _l("What is written down"),
        choices=Yield,
        shown_as="select",
        default=Yield.REFLECTIONS,
    )
    prompt = PseudonymisedTextField(_l("Prompts"), [Length(max=LONGEST_PROMPT)], rows=4)
    gone = TickField(_l("Remove this phase"))

    def offer(self, roles: set[Role]) -> None:
        """Put in the roles that are known, and those that the phase has already."""
        known = roles | {*(self.speaks.data or ()), *(self.listens.data or ())}
        self.speaks.choices = self.listens.choices = [role for role in Role if role in known]

    def validate_listens(self, field: ChoicesField) -> None:
        """Refuse a role that is to speak and to listen at once."""
        for wrong in contradictions(self.speaks.data or (), field.data or ()):
            if wrong.field == "listens":
                raise StopValidation(say(wrong.words))

    def validate_yields(self, field: QuietChoice) -> None:
        """Refuse to have something written down of a private phase."""
        wanted = field.data or Yield.REFLECTIONS
        for wrong in private_and_recorded(private=bool(self.private.data), yields=wanted):
            raise StopValidation(say(wrong.words))

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

    moved = ""
    """Which way the last press moved a phase."""
    inserted_kind: PromptKind | None = None
    """Of which kind the prompt was that the last press put in."""

    def offer(self, shape: Format, stored: Iterable[PhaseWords] = ()) -> None:
        """Put in the roles of the format, and those that a phase has already.

        The format's words, and those that are `stored`, are not looked at anew.
        """
        words = words_known(shape, *(text for one in stored for text in (one.title, one.prompt)))
        self.roles = {*shape.roles, *(role for role in Role if role.is_group)}
        for part in self.parts:
            part.title.known = part.prompt.known = words
            part.offer(self.roles)

    @property
    def parts(self) -> list[PhasePart]:
        """The phases in the order in which they are shown: by their numbers."""
        parts = [entry.form for entry in self.phases.entries]
        return in_wished_order([(part.position.data, part) for part in parts])

    @property
    def minutes(self) -> int:
        """How long the phases are together, as typed."""
        return sum(part.minutes.data or 0 for part in self.parts if not part.gone.data)

    def drafts(self, words: Mapping[UUID, PhaseWords]) -> list[PhaseDraft]:
        """Return the phases in the wished order, without those that are to go."""
        filled = {id(entry.form) for entry in self.phases.filled}
        wanted = [part for part in self.parts if id(part) in filled and not part.gone.data]
        return [part.draft(words) for part in wanted]

    def _grows(self) -> bool:
        """Take the presses that save nothing yet: one more, one up or down, a prompt put in."""
        if super()._grows():
            self._begin()
            return True
        return self._adds_private() or self._moves() or self._inserts()

    def _begin(self) -> PhasePart:
        new: PhasePart = self.phases.entries[-1].form
        new.is_touched = True
        new.offer(self.roles)
        return new

    def _adds_private(self) -> bool:
        if ADD_PRIVATE not in request.form:
            return False
        self.phases.grow()
        new = self._begin()
        new.title.process_data(_("The family's own time"))
        new.minutes.process_data(PRIVATE_MINUTES)
        new.speaks.process_data([Role.FAMILY])
        new.private.process_data(value=True)
        new.yields.process_data(Yield.NOTHING)
        return True

    def _moves(self) -> bool:
        which, _colon, step = request.form.get("move", "").partition(":")
        parts = self.parts
        chosen = next((part for part in parts if part.position.name == which), None)
        if chosen is None or step not in STEPS:
            return False
        chosen.is_touched, self.moved = True, step
        for number, part in enumerate(stepped(parts, chosen, STEPS[step]), start=1):
            part.position.process_data(number)
        return True

    def _inserts(self) -> bool:
        prompt = find_prompt(request.form.get("insert", ""))
        into = request.form.get("insert_into")
        chosen = next((part for part in self.parts if part.position.name == into), None)
        if prompt is None or chosen is None:
            return False
        chosen.is_touched, self.inserted_kind = True, prompt.kind
        chosen.prompt.process_data(put_in(chosen.prompt.data, prompt.text.say(language())))
        return True

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
                    "private": not phase.may_be_recorded,
                    "yields": phase.yields,
                }
                for phase in phases
            ]
        }


def mark_of_phases(phases: Sequence[ItemPhase]) -> str:
    """Return the mark by which the form notices that somebody else changed the phases."""
    return mark_of(
        (one.id, one.position, one.minutes, one.speaks, one.listens, one.yields, one.box_rev)
        for one in phases
    )


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
