"""A team's own version of a format, and which structure an item is given."""

from collections.abc import Sequence
from typing import Any

from wtforms.validators import InputRequired, Length

from consult.agencies.rules import sectors
from consult.formats import Format, Phase, Role, Yield
from consult.formats.own import NO_PROMPT, OwnPhase, OwnWish
from consult.i18n import _l
from consult.meetings.forms.offered import named
from consult.meetings.forms.phases import PhasePart, PhasesForm
from consult.meetings.models import ItemPhase, Structure
from consult.meetings.queries.room import Room
from consult.meetings.rules import PhaseWords
from consult.web.fields import ChoiceField, ChoicesField, PseudonymisedLineField, TickField
from consult.web.forms import ConsultForm


class OwnFormatForm(PhasesForm):
    """Make a team's own version of a format, or the next version of it."""

    title = PseudonymisedLineField(
        _l("What the team calls it"),
        [InputRequired(), Length(max=80)],
        description=_l("A plain name for everybody in the team. Nothing about a family."),
    )
    required_roles = ChoicesField(
        _l("Roles that are needed"),
        [InputRequired(_l("Choose at least one role."))],
        choices=Role.seats(),
    )
    sectors = ChoicesField(_l("Sectors that are usually asked"))
    tells_of_nobody = TickField(
        _l("I have read the titles and prompts: nothing in them tells of a family"),
        [InputRequired(_l("Read them through, and say so. Everybody in the team will see them."))],
    )

    def offer_sectors(self) -> None:
        """Put in the sectors."""
        self.sectors.choices = list(sectors().items())

    def wish(self, language: str) -> OwnWish:
        """Return what was wanted. Only after the form was right."""
        wanted = [part for part in self.parts if part.title.data and not part.gone.data]
        return OwnWish(
            title=str(self.title.reviewed),
            required_roles=tuple(self.required_roles.data),
            sectors=tuple(self.sectors.data),
            phases=[_phase(part) for part in wanted],
            language=language,
        )

    @staticmethod
    def filled_with(shape: Format, language: str) -> dict[str, Any]:
        """Return what the form starts with: a format, or the version before."""
        return {
            "title": shape.title.say(language),
            "required_roles": shape.required_roles,
            "sectors": shape.sectors,
            "phases": [
                _shown(number, phase, language) for number, phase in enumerate(shape.phases, 1)
            ],
        }

    @classmethod
    def filled_by(cls, room: Room, words: dict[Any, PhaseWords], language: str) -> dict[str, Any]:
        """Return what the form starts with where an item's structure is kept."""
        shown = cls.filled_with(room.shape, language)
        phases = [_of_item(phase, words[phase.id]) for phase in room.phases]
        return shown | {"title": "", "phases": phases}


class UseForm(ConsultForm):
    """Lay the phases of an item from another structure."""

    chosen = ChoiceField(_l("Structure"), [InputRequired()], shown_as="select")

    def offer(self, there: Sequence[Structure]) -> None:
        """Put in what there is: the team's own first."""
        self.chosen.choices = [(one.key, named(one)) for one in there]


def _phase(part: PhasePart) -> OwnPhase:
    said = part.data
    return OwnPhase(
        key=str(said["phase_id"] or ""),
        title=str(part.title.reviewed),
        prompt=str(part.prompt.reviewed),
        minutes=said["minutes"],
        speaks=tuple(said["speaks"]),
        listens=tuple(said["listens"]),
        yields=said["yields"] or Yield.REFLECTIONS,
    )


def _shown(number: int, phase: Phase, language: str) -> dict[str, Any]:
    return {
        "phase_id": phase.key,
        "position": number,
        "title": phase.title.say(language),
        "prompt": "" if phase.prompt == NO_PROMPT else phase.prompt.say(language),
        "minutes": phase.minutes,
        "speaks": phase.speaks,
        "listens": phase.listens,
        "private": not phase.is_recorded,
        "yields": phase.yields,
    }


def _of_item(phase: ItemPhase, words: PhaseWords) -> dict[str, Any]:
    return {
        "phase_id": phase.key,
        "position": phase.position,
        "title": words.title,
        "prompt": words.prompt,
        "minutes": phase.minutes,
        "speaks": phase.speaks,
        "listens": phase.listens,
        "private": not phase.may_be_recorded,
        "yields": phase.yields,
    }
