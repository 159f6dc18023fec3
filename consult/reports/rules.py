"""What a participation report holds, and which of its cells outsiders may see.

Counts of meetings, hours, cancellations and of professionals' attendance are shown as they are.
Counts of cases are small numbers about families: a reader outside the team sees none below five,
nor what would reveal one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from consult.foundation.clock import HELSINKI
from consult.foundation.words import Worded, Words

SMALLEST_SHOWN = 5
"""Counts of cases below this are not shown to readers outside the team."""


class By(Worded):
    """How the rows of a report are cut."""

    SECTOR = "sector", "Toimialoittain", "Enligt sektor", "By sector"
    AGENCY = "agency", "Organisaatioittain", "Enligt organisation", "By agency"
    TEAM = "team", "Tiimeittäin", "Enligt team", "By team"
    MONTH = "month", "Kuukausittain", "Enligt månad", "By month"

    @property
    def adds_up(self) -> bool:
        """Tell whether each case falls on one row, so that the rows add up to the total."""
        return self in (By.TEAM, By.MONTH)


@dataclass(frozen=True, slots=True)
class Window:
    """Days in Finland, the last one included."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        """Return the first moment within."""
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        """Return the first moment after."""
        return _midnight(self.last + timedelta(days=1))

    def months(self) -> list[tuple[str, datetime, datetime]]:
        """Return each month it touches, as (yyyy-mm, first moment within, first moment after)."""
        months = []
        day = self.first.replace(day=1)
        while day <= self.last:
            following = (day + timedelta(days=32)).replace(day=1)
            begins, ends = max(day, self.first), min(following, self.last + timedelta(days=1))
            months.append((f"{day:%Y-%m}", _midnight(begins), _midnight(ends)))
            day = following
        return months


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report. A count that may not be shown is None."""

    key: str
    label: Words
    attendances: int
    people: int
    remote: int
    items: int
    cases: int | None


@dataclass(frozen=True, slots=True)
class Participation:
    """What happened within a window."""

    window: Window
    by: By
    planned: int
    """Times planned, whatever became of them."""
    held: int
    cancelled: int
    cancelled_by_reason: dict[str, int]
    in_writing: int
    """Consultations that were answered in writing: nobody met, so they are no meetings."""
    items: int
    cases: int
    people: int
    attendances: int
    sectors: int
    rows: tuple[Row, ...]
    afterwards: int = 0
    """How many of the items were recorded after they had been discussed."""


def year_until(day: date) -> Window:
    """Return the twelve months that end with `day`."""
    try:
        return Window(day.replace(year=day.year - 1) + timedelta(days=1), day)
    except ValueError:  # 29 February
        return Window(date(day.year - 1, 3, 1), day)


def suppressed(report: Participation) -> Participation:
    """Return the report as readers outside the team see it."""
    hidden = _hidden([row.cases or 0 for row in report.rows], adds_up=report.by.adds_up)
    rows = tuple(
        replace(row, cases=None) if index in hidden else row
        for index, row in enumerate(report.rows)
    )
    return replace(report, rows=rows)


def _hidden(counts: Sequence[int], *, adds_up: bool) -> set[int]:
    """Return which counts to hide: the small ones, and what would give one of them away."""
    hidden = {index for index, count in enumerate(counts) if 0 < count < SMALLEST_SHOWN}
    if not adds_up or not hidden:
        return hidden
    # The total is known, so what is hidden adds up to a known number. It must be at least two
    # cells and together no small number itself.
    others = (index for index, count in enumerate(counts) if count and index not in hidden)
    rest = sorted(others, key=counts.__getitem__)
    while rest and (len(hidden) == 1 or sum(counts[i] for i in hidden) < SMALLEST_SHOWN):
        hidden.add(rest.pop(0))
    return hidden


def table(report: Participation, language: str) -> tuple[list[str], list[list[str | int | None]]]:
    """Return header and rows of the report as a table, in one language."""
    header = [words.say(language) for words in (report.by.words, *COLUMNS)]
    return header, [list(_line(row, language)) for row in report.rows]


def as_data(report: Participation) -> dict[str, object]:
    """Return the report as plain data, keys in English, for programs to read."""
    return {
        "from": report.window.first.isoformat(),
        "to": report.window.last.isoformat(),
        "by": report.by.value,
        "planned": report.planned,
        "held": report.held,
        "cancelled": report.cancelled,
        "in_writing": report.in_writing,
        "cancelled_by_reason": report.cancelled_by_reason,
        "items": report.items,
        "recorded_afterwards": report.afterwards,
        "cases": report.cases,
        "people": report.people,
        "attendances": report.attendances,
        "sectors": report.sectors,
        "rows": [
            {
                "key": row.key,
                "attendances": row.attendances,
                "people": row.people,
                "remote": row.remote,
                "items": row.items,
                "cases": row.cases,
            }
            for row in report.rows
        ],
    }


def widest(report: Participation) -> int:
    """Return the largest count of attendances: the bars are drawn against it."""
    return max((row.attendances for row in report.rows), default=0)


COLUMNS = (
    Words("Osallistumisia", "Deltaganden", "Attendances"),
    Words("Henkilöitä", "Personer", "People"),
    Words("Etänä", "På distans", "Remote"),
    Words("Käsiteltyjä asioita", "Behandlade punkter", "Items"),
    Words("Asioita (perheitä)", "Ärenden (familjer)", "Cases"),
)

HIDDEN = Words("ei näytetä", "visas inte", "not shown")


def _line(row: Row, language: str) -> Iterable[str | int | None]:
    cases = HIDDEN.say(language) if row.cases is None else row.cases
    return row.label.say(language), row.attendances, row.people, row.remote, row.items, cases


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HELSINKI).astimezone(UTC)
