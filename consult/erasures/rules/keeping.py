"""How long things are kept: data with source and dates, never constants.

The record of a client lies in the client system, under the annex of the Client Data Act. What lies
here is the working copy: it goes so many months after the case was closed, once what belongs to
the record stands there; in no case later than the record itself where that counts from closing.
"""

import calendar
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from consult.foundation import clock
from consult.foundation.errors import Misconfigured
from consult.foundation.words import Words

FILE = Path(__file__).with_name("keeping.toml")
KEYS = frozenset(
    {"task", "valid-from", "checked-on", "source", "counts-from", "years", "months-here", "record"}
)


class CountsFrom(StrEnum):
    """From when the record's time counts. Deaths and births are not known here."""

    CLOSING = "closing"
    DEATH = "death"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True)
class KeepingRule:
    """How long what concerns one service task is kept, as it holds from a day on."""

    task: str
    valid_from: date
    checked_on: date
    source: str
    counts_from: CountsFrom
    years: int
    """Of the client's record."""
    months_here: int
    """Of the working copy, from closing."""
    record: Words
    """The record's time in words."""

    def due_on(self, closed_on: date) -> date:
        """Return the day from which the working copy of a case closed then may go."""
        months = self.months_here
        if self.counts_from is CountsFrom.CLOSING:
            months = min(months, 12 * self.years)
        return months_later(closed_on, months)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months on; the month's last where it is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def rules_in_force(on: date | None = None) -> tuple[KeepingRule, ...]:
    """Return every rule in force on a day (today, if none is given), in the file's order."""
    day = on or clock.today()
    in_force = {}
    for each in sorted(_all(), key=lambda rule: rule.valid_from):
        if each.valid_from <= day:
            in_force[each.task] = each
    order = dict.fromkeys(each.task for each in _all())
    return tuple(in_force[task] for task in order if task in in_force)


def rule_of(task: str, on: date | None = None) -> KeepingRule:
    """Return the rule of a service task.

    Raises:
        KeyError: there is none; a test sees to it that each task has one.

    """
    return {rule.task: rule for rule in rules_in_force(on)}[task]


def due_on(closed_on: date, tasks: Iterable[str], on: date | None = None) -> date:
    """Return when a case may go: with the latest of its clients; without any, the longest rule."""
    wanted = set(tasks)
    rules = [rule for rule in rules_in_force(on) if not wanted or rule.task in wanted]
    return max(rule.due_on(closed_on) for rule in rules)


def read(text: str, where: str) -> tuple[KeepingRule, ...]:
    """Read a file of rules.

    Raises:
        Misconfigured: something is missing, unknown or said twice; file and task are named.

    """
    try:
        found = tuple(_one(row) for row in tomllib.loads(text)["rule"])
    except (KeyError, TypeError, ValueError) as error:
        raise Misconfigured(f"{where}: {error}") from error
    if len({(each.task, each.valid_from) for each in found}) < len(found):
        raise Misconfigured(f"{where}: a rule is given twice for the same day")
    return found


@cache
def _all() -> tuple[KeepingRule, ...]:
    return read(FILE.read_text(encoding="utf-8"), FILE.name)


def _one(row: dict[str, Any]) -> KeepingRule:
    if set(row) != KEYS:
        raise ValueError(f"{row.get('task', '?')}: keys differ: {sorted(set(row) ^ KEYS)}")
    for name in ("valid-from", "checked-on"):
        if not isinstance(row[name], date):
            raise TypeError(f"{row['task']}.{name}: not a day")
    for name in ("years", "months-here"):
        if not isinstance(row[name], int) or row[name] < 1:
            raise TypeError(f"{row['task']}.{name}: not a number from 1 on")
    return KeepingRule(
        task=row["task"],
        valid_from=row["valid-from"],
        checked_on=row["checked-on"],
        source=row["source"],
        counts_from=CountsFrom(row["counts-from"]),
        years=row["years"],
        months_here=row["months-here"],
        record=Words.read(row["record"], f"{row['task']}.record"),
    )
