"""Rhythms, days off, the wall clock and changes, at the breakfast table."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.meetings.rules import (
    MOST_DATES,
    Break,
    Chosen,
    DaysOff,
    Kind,
    Nth,
    OnHolidays,
    Own,
    Rhythm,
    Rule,
    Shape,
    Stands,
    Times,
    Wall,
    Wanted,
    Weekday,
    days_of,
    months_without,
    propose,
    reconcile,
    said,
    trouble_with,
    wanted_of,
)

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
REPEATING = st.sampled_from([one for one in Rhythm if one is not Rhythm.BY_HAND])
HOME = UUID(int=7)


def days(rule: Rule, first: date, last: date) -> list[str]:
    return [f"{day.day}.{day.month}." for day in days_of(rule, first, last)]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Rule(Rhythm.WEEKLY, date(2027, 1, 7)), ["7.1.", "14.1.", "21.1.", "28.1."]),
        (Rule(Rhythm.TWO_WEEKLY, date(2026, 12, 31)), ["14.1.", "28.1."]),
        (Rule(Rhythm.TWO_WEEKLY, date(2027, 1, 4), Weekday.WEDNESDAY), ["6.1.", "20.1."]),
        (Rule(Rhythm.MONTHLY, date(2026, 11, 15)), ["15.1."]),
        (Rule(Rhythm.NTH_WEEKDAY, date(2027, 1, 1), Weekday.THURSDAY, Nth.THIRD), ["21.1."]),
        (Rule(Rhythm.NTH_WEEKDAY, date(2027, 1, 1), Weekday.SUNDAY, Nth.LAST), ["31.1."]),
        (
            Rule(Rhythm.BY_HAND, date(2027, 1, 1), by_hand=(date(2027, 1, 9), date(2027, 2, 1))),
            ["9.1."],
        ),
    ],
)
def test_the_days_of_a_january(rule: Rule, found: list[str]) -> None:
    assert days(rule, date(2027, 1, 1), date(2027, 1, 31)) == found


def test_the_29th_is_in_february_only_when_there_is_one() -> None:
    rule = Rule(Rhythm.MONTHLY, date(2027, 1, 29))
    assert days(rule, date(2027, 2, 1), date(2027, 3, 31)) == ["29.3."]
    assert months_without(rule, date(2027, 2, 1), date(2027, 3, 31)) == [date(2027, 2, 1)]
    assert days(rule, date(2028, 2, 1), date(2028, 3, 31)) == ["29.2.", "29.3."]


def test_a_month_may_lack_a_fifth_friday() -> None:
    rule = Rule(Rhythm.NTH_WEEKDAY, date(2027, 1, 1), Weekday.FRIDAY, Nth.FIFTH)
    assert days(rule, date(2027, 1, 1), date(2027, 4, 30)) == ["29.1.", "30.4."]
    assert months_without(rule, date(2027, 1, 1), date(2027, 4, 30)) == [
        date(2027, 2, 1),
        date(2027, 3, 1),
    ]


@given(REPEATING, DAYS, DAYS, st.integers(0, 800), st.sampled_from(Nth), st.sampled_from(Weekday))
def test_days_lie_in_the_term_rise_and_keep_their_rule(
    rhythm: Rhythm, anchor: date, first: date, length: int, nth: Nth, weekday: Weekday
) -> None:
    rule, last = Rule(rhythm, anchor, weekday, nth), first + timedelta(days=length)
    found = list(days_of(rule, first, last))
    assert all(first <= day <= last for day in found)
    assert found == sorted(set(found))
    if rhythm is Rhythm.MONTHLY:
        assert all(day.day == anchor.day for day in found)
    else:
        assert all(Weekday.on(day) is weekday for day in found)
    longer = list(days_of(rule, first - timedelta(days=40), last))
    assert [day for day in longer if day >= first] == found


def test_a_series_of_ten_thousand_dates_is_refused_in_a_sentence() -> None:
    rule = Rule(Rhythm.WEEKLY, date(2027, 1, 1))
    words = trouble_with(rule, date(2027, 1, 1), date(2027, 1, 1) + timedelta(weeks=10_000))
    assert words is not None
    assert str(MOST_DATES) in words.fi


def test_holidays_are_skipped_moved_or_kept() -> None:
    found = {
        how: propose([date(2026, 12, 24), date(2027, 1, 6), date(2027, 1, 7)], DaysOff(how))
        for how in OnHolidays
    }
    assert [one.held for one in found[OnHolidays.SKIP]] == [False, False, True]
    moved = [one.day for one in found[OnHolidays.MOVE]]
    assert moved == [date(2026, 12, 28), date(2027, 1, 7), date(2027, 1, 7)]
    assert [one.held for one in found[OnHolidays.KEEP]] == [True, True, True]
    assert found[OnHolidays.SKIP][1].why.sv == "Trettondag"


def test_breaks_are_left_out_whatever_holidays_are() -> None:
    off = DaysOff(
        OnHolidays.KEEP, july=True, christmas=True,
        breaks=(Break(date(2027, 2, 22), date(2027, 2, 26)),),
    )  # fmt: skip
    wanted = [date(2026, 12, 23), date(2027, 1, 6), date(2027, 2, 26), date(2027, 7, 31)]
    assert not any(one.held for one in propose(wanted, off))
    assert all(one.held for one in propose([date(2027, 1, 7), date(2027, 8, 1)], off))


@pytest.mark.parametrize(
    ("day", "wall", "utc", "odd"),
    [
        (date(2027, 3, 27), time(9), "07:00", False),
        (date(2027, 3, 28), time(9), "06:00", False),
        (date(2027, 3, 28), time(3, 30), "01:30", True),
        (date(2027, 10, 30), time(9), "06:00", False),
        (date(2027, 10, 31), time(9), "07:00", False),
        (date(2027, 10, 31), time(3, 30), "00:30", True),
    ],
)
def test_the_wall_clock_over_the_changes_of_2027(
    day: date, wall: time, utc: str, *, odd: bool
) -> None:
    found = Wall(wall, 60)
    assert f"{found.starts_on(day):%H:%M}" == utc
    assert (found.odd_on(day) is not None) is odd
    assert found.ends_on(day) - found.starts_on(day) == timedelta(hours=1)


def test_a_rule_is_said_in_words() -> None:
    rule = Rule(Rhythm.NTH_WEEKDAY, date(2027, 1, 1), Weekday.THURSDAY, Nth.THIRD)
    words = said(rule)
    assert (words.fi, words.sv) == ("Kuukauden kolmas torstai", "Tredje torsdagen i månaden")


def shape(day: date, hour: int = 7, slots: int = 3) -> Shape:
    starts = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Shape(starts, starts + timedelta(hours=3), slots, 60, ("on-site", "Sali"))


def stands(day: date, items: int = 0, *own: Own) -> Stands:
    return Stands(uuid5(HOME, str(day)), day, day, shape(day), frozenset(own), items, items)


WED = [date(2027, 1, 13) + timedelta(weeks=week) for week in range(6)]
THU = [day + timedelta(days=1) for day in WED]
LAST = date(2027, 3, 31)


def kinds(standing: list[Stands], wanted: list[Wanted]) -> list[Kind]:
    return [step.kind for step in reconcile(standing, wanted, LAST)]


def test_the_same_day_keeps_its_meeting_and_another_hour_changes_it() -> None:
    standing = [stands(day) for day in WED]
    assert set(kinds(standing, [Wanted(day, day, shape(day)) for day in WED])) == {Kind.SAME}
    later = [Wanted(day, day, shape(day, 8)) for day in WED]
    assert set(kinds(standing, later)) == {Kind.CHANGED}


def test_another_weekday_takes_the_meetings_along() -> None:
    steps = reconcile([stands(day) for day in WED], [Wanted(d, d, shape(d)) for d in THU], LAST)
    assert [step.on for step in steps] == THU
    assert {step.kind for step in steps} == {Kind.CHANGED}


def test_a_slower_rhythm_asks_about_those_with_items() -> None:
    standing = [stands(day, items) for day, items in zip(WED, (0, 2, 0, 0, 0, 1), strict=True)]
    wanted = [Wanted(day, day, shape(day)) for day in WED[::2]]
    assert kinds(standing, wanted) == [
        Kind.SAME, Kind.DECIDE, Kind.SAME, Kind.GOES, Kind.SAME, Kind.DECIDE,
    ]  # fmt: skip


def test_what_was_changed_for_one_meeting_alone_survives() -> None:
    standing = [stands(WED[0], 0, Own.TIME), stands(WED[1], 0, Own.WHERE), stands(WED[2])]
    wanted = [Wanted(day, day, shape(day, 9)) for day in WED[:3]]
    first, second, third = reconcile(standing, wanted, LAST)
    assert (first.kind, first.shape.starts_at.hour) == (Kind.SAME, 7)
    assert (second.differs, third.differs) == ({Own.TIME}, {Own.TIME})
    assert kinds([stands(WED[0], 0, Own.TIME)], []) == [Kind.STAYS]


def test_given_slots_are_never_taken_away() -> None:
    [step] = reconcile([stands(WED[0], 3)], [Wanted(WED[0], WED[0], shape(WED[0], 7, 1))], LAST)
    assert step.shape.slots == 3


@given(
    st.sets(st.sampled_from(WED + THU)),
    st.sets(st.sampled_from(WED + THU)),
    st.sets(st.sampled_from(WED + THU)),
)
def test_no_meeting_is_lost_and_none_with_items_goes(
    old: set[date], new: set[date], with_items: set[date]
) -> None:
    standing = [stands(day, int(day in with_items)) for day in old]
    steps = reconcile(standing, [Wanted(day, day, shape(day)) for day in new], LAST)
    assert sorted(step.stands.id for step in steps if step.stands) == sorted(
        one.id for one in standing
    )
    met = (Kind.NEW, Kind.SAME, Kind.CHANGED)
    assert sorted(step.on for step in steps if step.kind in met) == sorted(new)
    assert all(
        step.stands is not None and not step.stands.items
        for step in steps
        if step.kind is Kind.GOES
    )


def test_a_struck_day_and_a_moved_one_are_told_from_what_the_rhythm_does() -> None:
    times = Times(WED[0], WED[3], Rule(Rhythm.WEEKLY, WED[0]), Wall(time(9), 180), DaysOff(), 3, 60)
    chosen = {WED[1]: Chosen(WED[1], WED[1], held=False), WED[2]: Chosen(WED[2], THU[2], held=True)}
    found = wanted_of(times, ("on-site", ""), chosen)
    assert [one.struck for one in found] == [False, True, False, False]
    assert [one.moved for one in found] == [False, False, True, False]
