"""The half days of a week and the days away, on the Finnish clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from consult.experts.rules import half_days, is_present, parts_of

WEEK = set(half_days())


def finnish(text):
    """A moment in December, when Finland is two hours ahead."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC) - timedelta(hours=2)


@pytest.mark.parametrize(
    ("starts", "ends", "parts"),
    [
        ("2026-12-03T09:00", "2026-12-03T11:00", {"4-am"}),
        ("2026-12-03T10:00", "2026-12-03T12:00", {"4-am"}),
        ("2026-12-03T12:00", "2026-12-03T13:00", {"4-pm"}),
        ("2026-12-03T11:30", "2026-12-03T12:30", {"4-am", "4-pm"}),
        ("2026-12-03T13:00", "2026-12-03T17:00", {"4-pm"}),
        ("2026-12-03T16:30", "2026-12-03T18:00", {"4-pm", "4-eve"}),
        ("2026-12-03T08:00", "2026-12-03T20:00", {"4-am", "4-pm", "4-eve"}),
        ("2026-12-05T13:00", "2026-12-05T14:00", {"6-pm"}),
        ("2026-12-03T23:00", "2026-12-04T01:00", {"4-eve", "5-am"}),
    ],
)
def test_a_time_touches_the_parts_of_the_week_it_lies_in(starts, ends, parts):
    assert parts_of(finnish(starts), finnish(ends)) == parts


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_on_the_days_the_clock_is_moved_noon_is_noon(day):
    offset = 3 if day.month == 3 else 2
    noon = datetime(day.year, day.month, day.day, 12 - offset, tzinfo=UTC)
    assert parts_of(noon - timedelta(hours=1), noon) == {"7-am"}
    assert parts_of(noon, noon + timedelta(hours=1)) == {"7-pm"}


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("day", range(30, 37))
def test_whoever_ticks_nothing_comes_any_time_whoever_ticks_all_comes_on_weekdays(day, hour):
    starts = datetime(2026, 11, 1, hour, tzinfo=UTC) + timedelta(days=day)
    ends = starts + timedelta(minutes=30)
    local = starts + timedelta(hours=2)
    assert is_present(set(), (), starts, ends)
    assert is_present(WEEK, (), starts, ends) == (local.isoweekday() < 6)
    assert not is_present(WEEK - {*parts_of(starts, ends)}, (), starts, ends)


@pytest.mark.parametrize(
    ("first", "last", "comes"),
    [(1, 2, True), (1, 3, False), (3, 3, False), (3, 9, False), (4, 9, True)],
)
def test_nobody_is_asked_for_a_day_on_which_she_is_away(first, last, comes):
    away = [(date(2026, 12, first), date(2026, 12, last))]
    starts = finnish("2026-12-03T09:00")
    assert is_present(set(), away, starts, starts + timedelta(hours=1)) is comes
