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
from consult.i18n import _, _l
from consult.meetings.forms.offered import OfferedForm
from consult.meetings.models import (
    TO_MEET,
    CancelReason,
    Hindrance,
    Item,
    Meeting,
    MeetingMode,
    Wished,
)
from consult.meetings.operations import MeetingPlan, OneMeeting
from consult.meetings.rules import (
    MOST_SLOTS,
    at_local,
    mark_of,
)
from consult.privacy import ReviewedText, reviewed
from consult.teams.models import Team
from consult.teams.rules import BookingRule
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


class MeetingForm(WhereForm, OfferedForm):
    """Plan a meeting."""

    day = DayField(_l("Day"), [InputRequired()])
    begins = ClockTimeField(_l("Begins"), [InputRequired()], default=time(9))
    ends = ClockTimeField(_l("Ends"), [InputRequired()], default=time(12))
    slots = NumberField(
        _l("How many items"), [InputRequired(), NumberRange(1, MOST_SLOTS)], default=3
    )

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
            format_key=self.chosen_format,
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

    seen_plan = ""
    """The mark of the plan that she had before her when she pressed."""

    # `reason` is what the base calls a refusal.
    cause = ChoiceField(_l("Why"), [InputRequired()], choices=CancelReason, shown_as="select")
    note = PseudonymisedTextField(
        _l("For the team's leaders"),
        [Length(max=2_000)],
        rows=3,
        description=_l("Only those who lead the team read this."),
    )

    shown = HiddenField()

    def offer(self, *, explains: bool, shown: str) -> None:
        """Leave the explanation out where she could not read it; keep which plan is shown."""
        if not explains:
            del self.note
        self.seen_plan = self.shown.data or shown
        self.shown.data = shown

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
    other = ChoiceField(
        _l("Or let it change places with"), shown_as="select", empty=_l("Nothing: a free time")
    )

    def offer(self, slots: Sequence[Meeting], others: Sequence[tuple[Item, Meeting]]) -> None:
        """Put in the meetings with a free slot, waiting, and the items it could be swapped with."""
        times = [(slot.id, i18n.occasion(slot.starts_at)) for slot in slots]
        self.meeting.choices = [*times, (None, _l("No time yet: it waits for a new one"))]
        if times and not self.is_submitted():
            self.meeting.data = slots[0].id
        self.other.choices = [(one.id, _named(one, met)) for one, met in others]
        if not others:
            del self.other

    def swapped_with(self, others: Sequence[tuple[Item, Meeting]]) -> Item | None:
        """Return the item it changes places with, if that was chosen."""
        chosen = self.other.data if "other" in self else None
        return next((one for one, _ in others if one.id == chosen), None)


def _named(item: Item, meeting: Meeting) -> str:
    return _(
        "Item %(number)d, %(at)s", number=item.position or 0, at=i18n.occasion(meeting.starts_at)
    )


class ExceptionForm(ConsultForm):
    """The one press that makes an exception."""

    what = ChoiceField(_l("What is allowed"), [InputRequired()])

    def offer(self, hindering: Sequence[Hindrance], wished: Sequence[Wished]) -> None:
        """Put in what hinders now, and what was wished for."""
        self.said = {one.key: (one.rule, one.meeting.id) for one in hindering}
        self.said |= {one.wish.key: (one.wish.rule, one.wish.target) for one in wished}
        self.what.choices = [(key, key) for key in self.said]

    @property
    def chosen(self) -> tuple[BookingRule, UUID]:
        """Which rule, for which meeting or person. Only after the form was right."""
        return self.said[str(self.what.data)]


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
