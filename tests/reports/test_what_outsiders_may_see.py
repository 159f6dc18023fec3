"""Small numbers of families stay hidden, together with what would reveal them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.foundation.words import Words
from consult.reports.rules import By, Participation, Row, Window, suppressed, year_until


def a_report(by: By, *cases: int) -> Participation:
    rows = tuple(
        Row(str(n), Words("a", "b", "c"), 9, 9, 0, 9, count) for n, count in enumerate(cases)
    )
    window = Window(date(2021, 12, 1), date(2022, 11, 30))
    return Participation(window, by, 11, 9, 2, {}, 0, 13, sum(cases), 20, 60, 10, rows)


def shown(by: By, *cases: int) -> list[int | None]:
    return [row.cases for row in suppressed(a_report(by, *cases)).rows]


def test_small_counts_are_hidden_and_large_ones_shown() -> None:
    assert shown(By.SECTOR, 13, 4, 5, 0) == [13, None, 5, 0]


def test_a_single_hidden_month_takes_the_next_smallest_with_it() -> None:
    assert shown(By.MONTH, 12, 3, 6) == [12, None, None]


def test_sectors_overlap_so_one_alone_gives_nothing_away() -> None:
    assert shown(By.SECTOR, 12, 3, 6) == [12, None, 6]


def test_attendance_is_never_hidden() -> None:
    assert all(row.attendances == 9 for row in suppressed(a_report(By.MONTH, 1, 1)).rows)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_no_small_count_can_be_worked_out_from_the_total(cases: list[int]) -> None:
    seen = shown(By.MONTH, *cases)
    hidden = [count for count, cell in zip(cases, seen, strict=True) if cell is None]
    assert all(cell is None or cell == 0 or cell >= 5 for cell in seen)
    nothing_left = all(cell in (None, 0) for cell in seen)
    assert not hidden or nothing_left or (len(hidden) > 1 and sum(hidden) >= 5)


def test_months_of_a_window_begin_and_end_with_it() -> None:
    months = Window(date(2021, 12, 16), date(2022, 2, 3)).months()
    assert [name for name, _begins, _ends in months] == ["2021-12", "2022-01", "2022-02"]
    assert months[0][1].isoformat() == "2021-12-15T22:00:00+00:00"
    assert months[-1][2].isoformat() == "2022-02-03T22:00:00+00:00"


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2022, 11, 30), date(2021, 12, 1)), (date(2024, 2, 29), date(2023, 3, 1))],
)
def test_a_year_ends_with_the_day(day: date, first: date) -> None:
    assert year_until(day) == Window(first, day)
