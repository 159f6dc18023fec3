"""Planning a meeting, and calling it off."""

from collections.abc import Sequence
from datetime import time
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length, NumberRange

from consult import i18n
from consult.foundation import clock
from consult.foundation.words import Words
from consult.i18n import _l
from consult.meetings.models import (
    TO_MEET,
    CancelReason,
    Meeting,
    MeetingMode,
)
from consult.meetings.operations import MeetingPlan, OneMeeting
from consult.meetings.rules import (
    MOST_SLOTS,
    at_local,
    mark_of,
)
from consult.privacy import ReviewedText, reviewed
from consult.teams.models import Team
from consult.web.fields import (
    ChoiceField,
    ClockTimeField,
    DayField,
    NumberField,
    PseudonymisedLineField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm, Part


class WhereForm(ConsultForm):
    """How and where a meeting is."""

    mode = ChoiceField(
        _l("How"),
        [InputRequired()],
        choices=[(one, one) for one in TO_MEET],
        default=MeetingMode.ON_SITE,
    )
    place = PseudonymisedLineField(
        _l("Where"),
        [Length(max=120)],
        description=_l("A room or a channel. Everybody invited sees it; nothing about a client."),
    )

    @property
    def chosen_mode(self) -> MeetingMode:
        """How. Only after the form was right."""
        return MeetingMode.of(str(self.mode.data))


class MeetingForm(WhereForm):
    """Plan a meeting."""

    team = ChoiceField(_l("Team"), [InputRequired()], shown_as="select")
    day = DayField(_l("Day"), [InputRequired()])
    begins = ClockTimeField(_l("Begins"), [InputRequired()], default=time(9))
    ends = ClockTimeField(_l("Ends"), [InputRequired()], default=time(12))
    slots = NumberField(
        _l("How many items"), [InputRequired(), NumberRange(1, MOST_SLOTS)], default=3
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
            mode=self.chosen_mode,
            place=self.place.reviewed,
        )


class OneMeetingForm(WhereForm):
    """Change one meeting alone: its time, its slots, where it is."""

    day = DayField(_l("Day"), [InputRequired()])
    begins = ClockTimeField(_l("Begins"), [InputRequired()])
    ends = ClockTimeField(_l("Ends"), [InputRequired()])
    slots = NumberField(_l("How many items"), [InputRequired(), NumberRange(1, MOST_SLOTS)])
    drawn = HiddenField()

    def __init__(self, meeting: Meeting, **kwargs: Any) -> None:
        starts, ends = clock.local(meeting.starts_at), clock.local(meeting.ends_at)
        now = {"day": starts.date(), "begins": starts.time(), "ends": ends.time()}
        super().__init__(obj=meeting, data=now, **kwargs)
        self.meeting = meeting

    @property
    def wish(self) -> OneMeeting:
        """What was said. Only after the form was right."""
        said = self.data
        return OneMeeting(
            at_local(said["day"], said["begins"]),
            at_local(said["day"], said["ends"]),
            said["slots"],
            self.chosen_mode,
            self.place.reviewed,
        )

    def is_settled(self, people: int, notes: Sequence[Words]) -> bool:
        """Tell whether it may be saved; what collides, and who is asked again, is shown first."""
        wish = self.wish
        moves = (wish.starts_at, wish.ends_at) != (self.meeting.starts_at, self.meeting.ends_at)
        elsewhere = (wish.mode, wish.place) != (self.meeting.mode, self.meeting.place)
        mark = mark_of((wish, people, *notes))
        if not (notes or (people and (moves or elsewhere))) or self.drawn.data == mark:
            return True
        self.drawn.data = mark
        return False


class CancelForm(ConsultForm):
    """Call a meeting off."""

    # `reason` is what the base calls a refusal.
    cause = ChoiceField(_l("Why"), [InputRequired()], choices=CancelReason, shown_as="select")
    note = PseudonymisedTextField(
        _l("For the team's leaders"),
        [Length(max=2_000)],
        rows=3,
        description=_l("Only those who lead the team read this."),
    )

    def offer(self, *, explains: bool) -> None:
        """Leave the explanation out where she could not read it herself."""
        if not explains:
            del self.note

    @property
    def reason_kind(self) -> CancelReason:
        """The kind of reason. Only after the form was right."""
        return CancelReason.of(str(self.cause.data))

    @property
    def why(self) -> ReviewedText:
        """What the leaders are told; nothing where there is no place for it."""
        return self.note.reviewed if "note" in self else reviewed("")


class MoveForm(ConsultForm):
    """Give an item another slot."""

    meeting = ChoiceField(
        _l("New time"), shown_as="radios", description=_l("The team's next meetings with room.")
    )

    def offer(self, slots: Sequence[Meeting]) -> None:
        """Put in the meetings with a free slot, and waiting."""
        times = [(slot.id, i18n.occasion(slot.starts_at)) for slot in slots]
        self.meeting.choices = [*times, (None, _l("No time yet: it waits for a new one"))]


class FilterForm(Part):
    """Which meetings are listed."""

    when = HiddenField()
    team = ChoiceField(_l("Team"), shown_as="select", empty=_l("All my teams"))

    def offer(self, teams: Sequence[Team]) -> None:
        """Put in the reader's teams."""
        self.team.choices = [(team.id, team.name) for team in teams]

    @property
    def chosen_team(self) -> UUID | None:
        """The team that was chosen; None for all."""
        chosen: UUID | None = self.team.data
        return chosen
