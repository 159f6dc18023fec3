"""Which days a page shows: ISO weeks, Monday first, and no day lost or doubled."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.calendars.rules import FIRST, LAST, View, asked_day, asked_view, midnight, span_of

DAYS = st.dates(FIRST, LAST)
TODAY = date(2026, 11, 22)


@given(st.sampled_from(list(View)), DAYS)
def test_weeks_are_whole_and_begin_on_mondays(view, on):
    span = span_of(view, on)
    days = [day for week in span.weeks for day in week]
    assert days == [span.first + timedelta(days=n) for n in range(len(days))]
    assert days[-1] + timedelta(days=1) == span.until
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in span.weeks)
    assert on in days


@given(st.sampled_from(list(View)), DAYS)
def test_leafing_on_and_back_leads_to_the_same_days_and_leaves_none_out(view, on):
    span = span_of(view, on)
    after = span_of(view, span.after)
    assert after.first <= span.until
    assert after.until > span.until
    assert span_of(view, after.before).first == span.first


@pytest.mark.parametrize(
    ("on", "number", "monday"),
    [
        (date(2027, 1, 1), 53, date(2026, 12, 28)),
        (date(2026, 1, 1), 1, date(2025, 12, 29)),
        (date(2028, 2, 29), 9, date(2028, 2, 28)),
    ],
)
def test_the_first_of_january_lies_in_the_week_that_iso_says(on, number, monday):
    span = span_of(View.WEEK, on)
    assert (span.first, span.first.isocalendar().week) == (monday, number)


@pytest.mark.parametrize(("day", "hours"), [("2027-03-28", 23), ("2027-10-31", 25)])
def test_the_days_of_the_change_are_an_hour_shorter_and_longer(day, hours):
    on = date.fromisoformat(day)
    assert midnight(on + timedelta(days=1)) - midnight(on) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "text", ["", "2027-02-29", "soon", "1999-01-01", "2100-01-01", "9999-99-99", "٢٠٢٧-٠١-٠١"]
)
def test_what_is_no_day_is_today(text):
    assert asked_day(text, TODAY) == TODAY


def test_what_is_no_layout_is_the_month():
    assert asked_view("week") is View.WEEK
    assert asked_view("<script>") is View.MONTH
