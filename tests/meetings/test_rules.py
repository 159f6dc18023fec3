"""Slots, orders and the soft clock, at the breakfast table."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.meetings.rules import (
    SoftClock,
    at_local,
    first_free,
    in_wished_order,
    mark_of,
    stepped,
)


@pytest.mark.parametrize(
    ("taken", "slots", "free"),
    [((), 3, 1), ((1, 2), 3, 3), ((2,), 3, 1), ((1, 2, 3), 3, None), ((None,), 1, 1)],
)
def test_the_lowest_free_slot(taken: tuple[int, ...], slots: int, free: int | None) -> None:
    assert first_free(taken, slots) == free


@pytest.mark.parametrize(
    ("wished", "order"),
    [
        ((1, 2, 3, 4), "abcd"),
        ((3, 2, 3, 4), "bcad"),  # a is made the third
        ((1, 2, 3, 2), "adbc"),  # d is made the second
        ((1, 2, 3, None), "abcd"),
        ((None, 2, 3, 4), "bcda"),
        ((4, 3, 2, 1), "dcba"),
        ((1, 1, 1, 1), "bcda"),
    ],
)
def test_the_typed_numbers_say_the_order(wished: tuple[int | None, ...], order: str) -> None:
    assert "".join(in_wished_order(list(zip(wished, "abcd", strict=True)))) == order


@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), max_size=30))
def test_no_row_is_lost_by_ordering(wished: list[int | None]) -> None:
    rows = [(number, row) for row, number in enumerate(wished)]
    assert sorted(in_wished_order(rows)) == list(range(len(wished)))


@pytest.mark.parametrize(
    ("row", "step", "order"), [("b", -1, "bac"), ("b", 1, "acb"), ("a", -1, "abc"), ("c", 1, "abc")]
)
def test_one_place_up_or_down_and_never_out(row: str, step: int, order: str) -> None:
    assert "".join(stepped("abc", row, step)) == order


def test_the_mark_is_another_one_after_any_change() -> None:
    assert mark_of([("a", 1), ("b", 2)]) == mark_of([("a", 1), ("b", 2)])
    assert mark_of([("a", 1), ("b", 2)]) != mark_of([("a", 1), ("b", 3)])


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 3, 27), 7),
        (date(2026, 3, 30), 6),
        (date(2026, 10, 23), 6),
        (date(2026, 10, 26), 7),
    ],
)
def test_nine_o_clock_is_nine_o_clock_on_the_wall(day: date, utc: int) -> None:
    assert at_local(day, time(9)) == datetime(day.year, day.month, day.day, utc, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "spent", "over", "left", "is_over"),
    [
        (0, 0, 0, 5, False),
        (299, 4, 0, 1, False),
        (300, 5, 0, 0, False),
        (301, 5, 0, 0, True),
        (480, 8, 3, 0, True),
    ],
)
def test_the_clock_says_how_it_stands_and_locks_nothing(
    seconds: int, spent: int, over: int, left: int, is_over: bool
) -> None:
    clock = SoftClock(5, timedelta(seconds=seconds))
    assert (clock.spent_minutes, clock.over_minutes, clock.left_minutes) == (spent, over, left)
    assert clock.is_over is is_over
