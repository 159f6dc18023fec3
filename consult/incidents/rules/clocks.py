"""Whom an incident has to be told, by when: read from `clocks.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from consult.foundation.clock import HELSINKI
from consult.foundation.errors import Misconfigured
from consult.foundation.words import Words
from consult.incidents.rules.kinds import Step

FILE = Path(__file__).with_name("clocks.toml")


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty to tell somebody, as it holds from a day on."""

    step: Step
    hours: int | None
    sentence: Words
    valid_from: date
    checked_on: date
    source: str

    def due(self, discovered_at: datetime) -> datetime | None:
        """Return until when, if the law names a number of hours."""
        return None if self.hours is None else discovered_at + timedelta(hours=self.hours)


def clocks(on: date) -> tuple[Clock, ...]:
    """Return each duty as it stood on a day, in the order of the file."""
    in_force: dict[Step, Clock] = {}
    for each in sorted(_all(), key=lambda clock: clock.valid_from):
        if each.valid_from <= on:
            in_force[each.step] = each
    order = dict.fromkeys(each.step for each in _all())
    return tuple(in_force[step] for step in order if step in in_force)


def report_due(discovered_at: datetime) -> datetime | None:
    """Return until when the ombudsman is to be told of what was discovered at a moment."""
    on = discovered_at.astimezone(HELSINKI).date()
    [report] = [one for one in clocks(on) if one.step is Step.OMBUDSMAN]
    return report.due(discovered_at)


def hours_left(due: datetime, now: datetime) -> int:
    """Return the whole hours until a moment; below nought when it has passed."""
    return int((due - now) // timedelta(hours=1))


@cache
def _all() -> tuple[Clock, ...]:
    try:
        rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["clock"]
        return tuple(_one(row) for row in rows)
    except (KeyError, TypeError, ValueError) as error:
        raise Misconfigured(f"{FILE.name}: {error}") from error


def _one(row: dict[str, Any]) -> Clock:
    return Clock(
        step=Step.of(row["step"]),
        hours=row.get("hours"),
        sentence=Words.read(row["sentence"], f"{row['step']}.sentence"),
        valid_from=row["valid-from"],
        checked_on=row["checked-on"],
        source=row["source"],
    )
