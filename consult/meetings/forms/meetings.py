"""Planning a meeting, and calling it off."""

from collections.abc import Sequence
from datetime import time

from wtforms.validators import InputRequired, Length, NumberRange

from consult.i18n import _l
from consult.meetings.models import (
    CancelReason,
    MeetingMode,
)
from consult.meetings.operations import MeetingPlan
from consult.meetings.rules import (
    MOST_SLOTS,
    at_local,
)
from consult.teams.models import Team
from consult.web.fields import (
    ChoiceField,
    ClockTimeField,
    DayField,
    NumberField,
    PseudonymisedLineField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm


class MeetingForm(ConsultForm):
    """Plan a meeting."""

    team = ChoiceField(_l("Team"), [InputRequired()], shown_as="select")
    day = DayField(_l("Day"), [InputRequired()])
    begins = ClockTimeField(_l("Begins"), [InputRequired()], default=time(9))
    ends = ClockTimeField(_l("Ends"), [InputRequired()], default=time(12))
    slots = NumberField(
        _l("How many items"), [InputRequired(), NumberRange(1, MOST_SLOTS)], default=3
    )
    mode = ChoiceField(
        _l("How"), [InputRequired()], choices=MeetingMode, default=MeetingMode.ON_SITE
    )
    place = PseudonymisedLineField(
        _l("Where"),
        [Length(max=120)],
        description=_l("A room or a channel. Everybody invited sees it; nothing about a client."),
    )

    def offer(self, teams: Sequence[Team]) -> None:
        """Put in the teams whose meetings she plans."""
        self.team.choices = [(team.id, team.name) for team in teams]
        if len(teams) == 1 and self.team.data is None:
            self.team.data = teams[0].id

    @property
    def plan(self) -> MeetingPlan:
        """What was planned. Only after the form was right."""
        said = self.data
        return MeetingPlan(
            starts_at=at_local(said["day"], said["begins"]),
            ends_at=at_local(said["day"], said["ends"]),
            slots=said["slots"],
            mode=said["mode"],
            place=self.place.reviewed,
        )


class CancelForm(ConsultForm):
    """Call a meeting off."""

    reason = ChoiceField(_l("Why"), [InputRequired()], choices=CancelReason, shown_as="select")
    note = PseudonymisedTextField(
        _l("For the team's leaders"),
        [Length(max=2_000)],
        rows=3,
        description=_l("Only those who lead the team read this."),
    )
