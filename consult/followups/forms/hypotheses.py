"""A hypothesis, what becomes of one, and what became of what was agreed last time."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length, StopValidation

from consult.cases.models import Client
from consult.followups.forms.agreements import chosen
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.i18n import _, _l
from consult.meetings.models import Hypothesis, ItemPhase
from consult.meetings.operations import Fate, Supposed
from consult.meetings.rules import DECIDED, USUALLY_KEPT, HypothesisState
from consult.web.fields import ChoiceField, ChoicesField, DayField, PseudonymisedTextField
from consult.web.forms import ConsultForm

LONGEST_HYPOTHESIS, LONGEST_SIGN = 4_000, 2_000


class HypothesisForm(ConsultForm):
    """A hypothesis. It falls into the phase that ran when the page was shown."""

    voiced_in = HiddenField()
    follows = HiddenField()
    supposed = PseudonymisedTextField(
        _l("What might be"), [InputRequired(), Length(max=LONGEST_HYPOTHESIS)], rows=2
    )
    strengthens = PseudonymisedTextField(
        _l("What would strengthen it"), [Length(max=LONGEST_SIGN)], rows=2
    )
    weakens = PseudonymisedTextField(_l("What would weaken it"), [Length(max=LONGEST_SIGN)], rows=2)
    regards = ChoicesField(
        _l("Whom it concerns"), description=_l("Nobody chosen: everybody the item is about.")
    )

    def offer(
        self,
        clients: Sequence[Client],
        running: ItemPhase | None,
        follows: Hypothesis | None = None,
    ) -> None:
        """Put in the item's clients, the phase that runs, and what is taken further."""
        self.regards.choices = [(client.id, client.label) for client in clients]
        if self.is_written:
            return
        self.voiced_in.data = str(running.id) if running is not None else ""
        if follows is not None:
            self.follows.data = str(follows.id)
            self.supposed.data = follows.body
            self.strengthens.data, self.weakens.data = follows.strengthens, follows.weakens

    def fell_into(self, phases: Sequence[ItemPhase], running: ItemPhase | None) -> ItemPhase | None:
        """Return the phase the writer saw running, or the one that runs if she saw none."""
        known = {str(phase.id): phase for phase in phases}
        return known.get(self.voiced_in.data or "", running)

    def written(self, clients: Sequence[Client], follows: Hypothesis | None) -> Supposed:
        """Return what was written. Only after the form was right."""
        return Supposed(
            self.supposed.reviewed,
            self.strengthens.reviewed if self.strengthens.data else None,
            self.weakens.reviewed if self.weakens.data else None,
            chosen(clients, self.data["regards"]),
            follows,
        )


class DecideForm(ConsultForm):
    """What becomes of a hypothesis."""

    state = ChoiceField(
        _l("What becomes of it"),
        [InputRequired()],
        choices=DECIDED,
        default=HypothesisState.KEPT,
        shown_as="radios",
    )
    until = DayField(
        _l("Kept open until"),
        description=_l("On that day it stands on the front page of the asker and the one who led."),
    )

    def offer(self, hypothesis: Hypothesis) -> None:
        """Put in what was decided before, or the usual day."""
        if self.is_submitted():
            return
        usual = hypothesis.kept_until if not hypothesis.is_due else None
        self.until.process_data(usual or clock.today() + USUALLY_KEPT)

    def validate_until(self, field: Any) -> None:
        """Ask for a day to come, where it is kept open."""
        if self.state.data is HypothesisState.KEPT and not _is_ahead(field.data):
            raise StopValidation(_("Choose a day to come."))

    @property
    def fate(self) -> Fate:
        """Return what was decided. Only after the form was right."""
        state: HypothesisState = self.data["state"]
        return Fate(state, self.until.data if state is HypothesisState.KEPT else None)


class LookBackForm(ConsultForm):
    """What became of something agreed last time, pressed at the next table."""

    fate = ChoiceField(_l("What became of it"), [InputRequired()], choices=ActionStatus)


def _is_ahead(day: Any) -> bool:
    return day is not None and day > clock.today()
