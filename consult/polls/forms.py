"""What is typed into a poll: times and people; what suits; what a meeting needs besides."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wtforms.validators import InputRequired, NumberRange

from consult.accounts.models import Account
from consult.consultations.forms.triage import ExpertsForm
from consult.foundation import clock
from consult.i18n import _, _l, occasion, say
from consult.meetings.forms.meetings import WhereForm
from consult.polls.models import PollAnswer, PollTime, Results
from consult.polls.operations import Chosen, NewPoll
from consult.polls.rules import MOST_TIMES, Suits
from consult.web.fields import (
    ChoiceField,
    ClockTimeField,
    DayField,
    NumberField,
    PartField,
    PersonField,
    RepeatedField,
)
from consult.web.forms import ConsultForm, Part


class TimePart(Part):
    """One time that is proposed."""

    day = DayField(_l("Day"))
    begins = ClockTimeField(_l("Begins"))


class PollForm(ExpertsForm):
    """Which times, by when, of whom."""

    times = RepeatedField(
        PartField(TimePart),
        _l("Times you propose"),
        min_entries=3,
        max_entries=MOST_TIMES,
        needs_one=True,
        one_more=_l("One more time"),
    )
    minutes = NumberField(
        _l("How many minutes?"), [InputRequired(), NumberRange(15, 240)], default=60
    )
    last_day = DayField(_l("Answer by"), [InputRequired()])

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for day and time of day together."""
        good = bool(super().validate(extra_validators=extra_validators))
        for one in (entry.form for entry in self.times.filled):
            if (one.day.data is None) != (one.begins.data is None):
                empty = one.day if one.day.data is None else one.begins
                empty.errors = [_("Give both the day and the time.")]
                good = False
        return good

    @property
    def poll(self) -> NewPoll:
        """What was asked. Only after the form was right."""
        said = [entry.form for entry in self.times.filled]
        times = [
            clock.from_local(datetime.combine(one.day.data, one.begins.data))
            for one in said
            if one.day.data is not None and one.begins.data is not None
        ]
        asked: dict[str, Any] = {"minutes": self.minutes.data, "last_day": self.last_day.data}
        return NewPoll(times=times, experts=self.chosen(), **asked)


class ChooseForm(WhereForm):
    """Which time it is, who leads it, and where."""

    time: Any = ChoiceField(_l("Which time?"), [InputRequired()], shown_as="radios")
    facilitator: Any = PersonField(_l("Who leads it?"), [InputRequired()])

    def offer(self, results: Results, facilitators: Sequence[Account]) -> None:
        """Put in the times, each with what was said to it, and who may lead."""
        self.time.choices = [
            (one.id, occasion(one.starts_at), _counts(results, one)) for one in results.times
        ]
        self.facilitator.choices = [(one.id, one.name) for one in facilitators]
        if len(facilitators) == 1 and not self.is_written:
            self.facilitator.data = facilitators[0].id

    @property
    def decision(self) -> Chosen:
        """What was chosen. Only after the form was right."""
        place = self.place.reviewed
        return Chosen(self.time.data, self.facilitator.data, self.chosen_mode, place)


class SuitsForm(ConsultForm):
    """What suits: one choice for each time, made by `suits_form`."""

    @property
    def words(self) -> dict[UUID, Suits]:
        """What was said, by time. Only after the form was right."""
        return {UUID(name[1:]): Suits.of(str(self[name].data)) for name in self.asked}

    asked: tuple[str, ...] = ()


def _counts(results: Results, time: PollTime) -> str:
    counts = [f"{say(word)}: {count}" for word, count in results.counts(time).items() if count]
    return ", ".join(counts) or _("Nobody has answered yet.")


def suits_form(times: Sequence[PollTime], said: Mapping[UUID, PollAnswer]) -> SuitsForm:
    """Return the form for these times, filled with what was said before."""
    fields: dict[str, Any] = {
        f"t{one.id.hex}": ChoiceField(
            occasion(one.starts_at), [InputRequired()], choices=Suits, shown_as="radios"
        )
        for one in times
    }
    made = type("SuitsFormOfOne", (SuitsForm,), {**fields, "asked": tuple(fields)})
    before = {f"t{time_id.hex}": answer.suits for time_id, answer in said.items()}
    form: SuitsForm = made(data=before)
    return form
