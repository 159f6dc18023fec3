"""Planning a series, changing it from a day on, ending it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from wtforms.validators import InputRequired, Length, NumberRange, StopValidation

from consult.foundation import clock
from consult.foundation.words import Worded
from consult.i18n import _, _l, say
from consult.meetings.forms.drawn import DrawnForm
from consult.meetings.forms.meetings import WhereForm
from consult.meetings.forms.offered import OfferedForm
from consult.meetings.models import MeetingMode, Series, SeriesPlan, SeriesRhythm
from consult.meetings.rules import (
    MOST_SLOTS,
    NO_LINK,
    Break,
    DaysOff,
    Nth,
    OnHolidays,
    Rhythm,
    Rule,
    Times,
    Wall,
    Weekday,
    is_link,
)
from consult.web.fields import (
    ChoiceField,
    ClockTimeField,
    DayField,
    DaysField,
    LineField,
    NumberField,
    PartField,
    RepeatedField,
    TickField,
)
from consult.web.forms import Part


class BreakPart(Part):
    """A time without meetings."""

    first = DayField(_l("From"), [InputRequired()])
    last = DayField(_l("Until"), [InputRequired()])


class NeededUnlessByHand:
    """A day of the term: days that are listed by hand need none."""

    field_flags = {"required": True}

    def __call__(self, form: Any, field: Any) -> None:
        """Ask for it where the rhythm needs one."""
        if field.data is None and form.rhythm.data is not Rhythm.BY_HAND:
            raise StopValidation(_("Say from when until when."))


class TimesForm(WhereForm, DrawnForm):
    """When the meetings are, and what they give way to."""

    ends_on = DayField(_l("Last day"), [NeededUnlessByHand()])
    rhythm = ChoiceField(
        _l("How often do you meet?"), [InputRequired()], choices=Rhythm, default=Rhythm.TWO_WEEKLY
    )
    nth = ChoiceField(
        _l("Which of the month"),
        choices=Nth,
        shown_as="select",
        default=Nth.FIRST,
        description=_l("Only for a certain weekday of the month."),
    )
    weekday = ChoiceField(
        _l("Weekday"), choices=Weekday, shown_as="select", empty=_l("As the first day")
    )
    days = DaysField(
        _l("Days by hand"), description=_l("Only if you list the days yourself, one on each line.")
    )
    begins = ClockTimeField(_l("Begins"), [InputRequired()], default=time(9))
    minutes = NumberField(
        _l("How long"), [InputRequired(), NumberRange(10, 720)], default=180, unit=_l("min")
    )
    slots = NumberField(
        _l("How many items"), [InputRequired(), NumberRange(1, MOST_SLOTS)], default=3
    )
    slot_minutes = NumberField(
        _l("How long is one item"),
        [InputRequired(), NumberRange(5, 720)],
        default=60,
        unit=_l("min"),
    )
    link = LineField(
        _l("Link for joining from afar"),
        [Length(max=500)],
        description=_l("One link for the whole series. It stays when times change."),
    )
    holidays = ChoiceField(
        _l("On public holidays"), [InputRequired()], choices=OnHolidays, default=OnHolidays.SKIP
    )
    july = TickField(_l("No meetings in July"))
    christmas = TickField(_l("No meetings at Christmas, 23 December to 6 January"))
    breaks = RepeatedField(
        PartField(BreakPart),
        _l("Other breaks"),
        one_more=_l("One more break"),
        min_entries=1,
        max_entries=12,
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each field, then whether all of it together can be a series."""
        good = super().validate(extra_validators)
        if good and self.rhythm.data is Rhythm.BY_HAND and not self.days.data:
            self.days.errors = [_("List at least one day.")]
        elif good and self.link.data and not is_link(self.link.data):
            self.link.errors = [say(NO_LINK)]
        elif good and (trouble := self.plan.times.trouble) is not None:
            self.ends_on.errors = [say(trouble)]
        return good and not self.errors

    @property
    def first_day(self) -> date | None:
        """From when on: today, where a form asks for no other day."""
        return clock.today()

    def anchor(self, first: date) -> date:
        """Return the day from which the rhythm is counted."""
        return first

    @property
    def plan(self) -> SeriesPlan:
        """What was planned. Only after the form was right."""
        said, by_hand = self.data, self.days.data or ()
        first, last = self.first_day, self.ends_on.data
        if self.rhythm.data is Rhythm.BY_HAND and by_hand:
            first, last = max(first or by_hand[0], by_hand[0]), by_hand[-1]
        first, last = first or clock.today(), last or clock.today()
        rule = Rule(
            said["rhythm"], self.anchor(first), said["weekday"], said["nth"] or Nth.FIRST, by_hand
        )
        times = Times(
            first=first,
            last=last,
            rule=rule,
            wall=Wall(said["begins"], said["minutes"]),
            off=self._off(),
            slots=said["slots"],
            slot_minutes=said["slot_minutes"],
        )
        return SeriesPlan(times, self.chosen_mode, self.place.reviewed, said["link"])

    def _off(self) -> DaysOff:
        breaks = [entry.form for entry in self.breaks.filled]
        own = tuple(Break(one.first.data, one.last.data) for one in breaks)
        return DaysOff(self.data["holidays"], self.july.data, self.christmas.data, own)


class SeriesForm(TimesForm, OfferedForm):
    """Plan a series."""

    starts_on = DayField(_l("First day"), [NeededUnlessByHand()])

    @property
    def plan(self) -> SeriesPlan:
        """What was planned. Only after the form was right."""
        return replace(super().plan, format_key=self.chosen_format)

    @property
    def first_day(self) -> date | None:
        """The first day of its term, if one was given."""
        given: date | None = self.starts_on.data
        return given


class Reach(Worded):
    """Which meetings of a series a change is for."""

    ALL = "all", "Kaikkia tulevia kokouksia", "Alla kommande möten", "All meetings to come"
    FOLLOWING = (
        "following",
        "Kokouksia tästä päivästä alkaen",
        "Möten från och med den här dagen",
        "Meetings from this day on",
    )


@dataclass(frozen=True, slots=True)
class SeriesNow:
    """A series as it goes from a day on, as the form shows it."""

    version: int
    starts_on: date
    from_on: date
    reach: Reach
    ends_on: date
    rhythm: Rhythm
    anchor_on: date
    nth: Nth
    weekday: Weekday | None
    begins: time
    minutes: int
    slots: int
    slot_minutes: int
    mode: MeetingMode
    place: str
    link: str
    holidays: OnHolidays
    july: bool
    christmas: bool
    days: tuple[date, ...] = ()
    breaks: Sequence[Break] = field(default_factory=tuple)

    @classmethod
    def of(
        cls, series: Series, rhythm: SeriesRhythm, off: DaysOff, day: date | None
    ) -> "SeriesNow":
        """Return how a series goes from a day on; None for all that is to come."""
        return cls(
            version=series.version,
            starts_on=series.starts_on,
            from_on=day or clock.today(),
            reach=Reach.FOLLOWING if day else Reach.ALL,
            ends_on=series.ends_on,
            rhythm=rhythm.rhythm,
            anchor_on=rhythm.anchor_on,
            nth=rhythm.nth,
            weekday=rhythm.weekday,
            begins=rhythm.begins,
            minutes=rhythm.minutes,
            slots=rhythm.slots,
            slot_minutes=rhythm.slot_minutes,
            mode=rhythm.mode,
            place=rhythm.place,
            link=series.link,
            holidays=series.holidays,
            july=series.july,
            christmas=series.christmas,
            breaks=off.breaks,
        )


class ChangeSeriesForm(TimesForm):
    """Change a series, all of it or from a day on."""

    reach = ChoiceField(_l("What does this change?"), [InputRequired()], choices=Reach)
    from_on = DayField(_l("From this day on"))
    ends_on = DayField(_l("Last day"), [InputRequired()])
    anew = TickField(_l("Count the weeks anew from that day"))

    def offer(self, now: SeriesNow) -> None:
        """Take what the series is now."""
        self.now = now

    @property
    def from_day(self) -> date:
        """The day from which on it changes; today for all that is to come."""
        chosen = self.from_on.data if self.reach.data is Reach.FOLLOWING else None
        return max(chosen or clock.today(), self.now.starts_on)

    @property
    def first_day(self) -> date:
        """The day from which on it is another one."""
        return self.from_day

    def anchor(self, first: date) -> date:
        """Count on from the day the series was counted from, unless the rhythm is another one."""
        was, said = self.now, self.data
        same = (was.rhythm, was.weekday, was.nth) == (said["rhythm"], said["weekday"], said["nth"])
        return was.anchor_on if same and not self.anew.data else first

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        """What stands in the series now beside what was typed, where they differ."""
        return [
            (str(one.label.text), _shown(one, one.object_data), _shown(one, one.data))
            for one in self
            if getattr(one, "object_data", None) != one.data
            and hasattr(self.now, one.short_name)
            and one.short_name not in ("reach", "from_on", "breaks")
        ]


class EndSeriesForm(DrawnForm):
    """End a series with a day."""

    last = DayField(_l("Last day of the series"), [InputRequired()])


def _shown(one: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Worded):
        return str(say(value))
    return str(one.write(value)) if hasattr(one, "write") and value else str(value or "–")
