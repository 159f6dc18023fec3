"""Fields for days and times. What is typed is a Finnish wall clock; what comes out is a moment."""

import re
from datetime import date, datetime, time
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from consult.foundation import clock
from consult.i18n import _
from consult.web.fields.block import Block, skip_if_empty

FINNISH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
FINNISH_TIME = re.compile(r"(\d{1,2})[.:](\d{2})(?::00)?")
YEARS = range(1900, 2201)


def read_day(text: str) -> date:
    """Read 2026-11-22 or 22.11.2026."""
    if found := FINNISH_DAY.fullmatch(text):
        day = date(int(found[3]), int(found[2]), int(found[1]))
    else:
        day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError("a year that nobody means")
    return day


def read_time(text: str) -> time:
    """Read 10:05 or 10.05."""
    found = FINNISH_TIME.fullmatch(text)
    if found is None:
        raise ValueError("not a time of day")
    return time(int(found[1]), int(found[2]))


class _TypedField(Field):  # type: ignore[misc]  # WTForms has no types
    """What was typed is kept, so that a wrong one can be shown again."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; remember it as it was."""
        self.typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not self.typed:
            self.raw_data = [""]  # blanks are nothing, also to a validator that looks at them
        else:
            try:
                self.data = self.read(self.typed)
            except ValueError as error:
                raise ValueError(self.explain()) from error

    def process_data(self, value: Any) -> None:
        """Take what is stored."""
        self.data = value
        self.typed = "" if value is None else self.write(value)

    def pre_validate(self, form: Any) -> None:
        """Stop where nothing could be read."""
        if self.data is None and self.typed:
            raise StopValidation
        skip_if_empty(self, self.typed)

    def read(self, text: str) -> Any:
        """Parse; ValueError if it is not one."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """Write it as the browser's control wants it."""
        raise NotImplementedError

    def explain(self) -> str:
        """Say what should have been written."""
        raise NotImplementedError

    def _value(self) -> str:
        return str(self.typed)


class DayField(_TypedField):
    """A day; `data` is a date or None."""

    widget = Block("short", "date")

    def read(self, text: str) -> date:
        """Parse a day."""
        return read_day(text)

    def write(self, value: date) -> str:
        """Write a day for the control."""
        return value.isoformat()

    def explain(self) -> str:
        """Say how a day is written."""
        return _("Write the day like this: 22.11.2026.")


class ClockTimeField(_TypedField):
    """A time of day; `data` is a time without a zone, or None."""

    widget = Block("short", "time")

    def read(self, text: str) -> time:
        """Parse a time of day."""
        return read_time(text)

    def write(self, value: time) -> str:
        """Write a time for the control."""
        return value.strftime("%H:%M")

    def explain(self) -> str:
        """Say how a time is written."""
        return _("Write the time like this: 10.05.")


class WallTimeField(_TypedField):
    """A day and a time on the Finnish clock; `data` is a moment in UTC, or None."""

    widget = Block("short", "datetime-local")

    def read(self, text: str) -> datetime:
        """Parse a day and a time; refuse an hour that the change to summer time leaves out."""
        day, _mark, at = text.replace("T", " ").partition(" ")
        wall = datetime.combine(read_day(day), read_time(at.removeprefix("klo ").strip()))
        moment = clock.from_local(wall)
        if clock.local(moment).replace(tzinfo=None) != wall:
            raise ValueError("the clocks are moved over this time")
        return moment

    def write(self, value: datetime) -> str:
        """Write a moment for the control."""
        return clock.local(value).strftime("%Y-%m-%dT%H:%M")

    def explain(self) -> str:
        """Say how a moment is written."""
        return _("Choose a day and a time, like 22.11.2026 10.05. The hour must exist that day.")


class DaysField(_TypedField):
    """Several days, one on a line; `data` is a tuple of dates or None."""

    widget = Block("text")
    rows = 3
    is_guarded = False
    shows_stored = False

    def read(self, text: str) -> tuple[date, ...]:
        """Parse the days, in their order and each once."""
        return tuple(sorted({read_day(one) for one in re.split(r"[\s,;]+", text) if one}))

    def write(self, value: tuple[date, ...]) -> str:
        """Write the days as people do."""
        return "\n".join(f"{day.day}.{day.month}.{day.year}" for day in value)

    def explain(self) -> str:
        """Say how days are written."""
        return _("Write one day on each line, like this: 22.11.2026.")
