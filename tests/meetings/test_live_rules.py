"""The pure part of holding an item: standings, true times, gaps, the state that pages follow."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.meetings.rules.live import (
    LONGEST_SAID,
    Run,
    State,
    Step,
    is_private,
    joined,
    lands_late,
    standings,
    touches,
    true_time,
)

NINE = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
seconds = st.floats(allow_nan=True, allow_infinity=True)


def at(minute: int) -> datetime:
    return NINE + timedelta(minutes=minute)


@pytest.mark.parametrize(
    ("started", "running", "said"),
    [
        ([], [], []),
        ([0, 0], [0, 0], ["ahead", "ahead"]),
        ([1, 1, 0], [0, 1, 0], ["done", "now", "ahead"]),
        ([1, 0, 1], [0, 0, 1], ["done", "skipped", "now"]),
        ([1, 0, 1], [1, 0, 0], ["now", "skipped", "done"]),
    ],
)
def test_what_was_passed_over_was_skipped(
    started: list[int], running: list[int], said: list[str]
) -> None:
    assert standings(list(map(bool, started)), list(map(bool, running))) == said


@given(seconds, st.integers(0, 600))
def test_what_is_said_later_is_never_in_the_future_nor_before_the_last_word(
    ago: float, opened: int
) -> None:
    now, last = at(600), at(opened)
    assert last <= true_time(ago, now, last) <= now


def test_what_was_pressed_without_a_connection_has_its_own_time() -> None:
    assert true_time(15 * 60, at(50), at(0)) == at(35)
    assert true_time(-5, at(50), at(0)) == at(50)
    assert true_time(10**9, at(5000), at(0)) == at(5000) - LONGEST_SAID


def test_a_note_lands_in_an_item_that_was_closed_meanwhile_but_not_for_ever() -> None:
    assert lands_late(at(40), at(50), at(45))
    assert not lands_late(at(46), at(50), at(45))
    assert not lands_late(at(40), at(45 + 121), at(45))
    assert not lands_late(at(40), at(50), None)


RUNS = [
    Run(at(0), at(10), recorded=True, unbroken=True),
    Run(at(10), at(40), recorded=False, unbroken=False),  # gone back to at 30
    Run(at(20), at(30), recorded=True, unbroken=True),
    Run(at(5), at(50), recorded=True, unbroken=False),
]


@pytest.mark.parametrize(
    ("minute", "private"),
    [(9, False), (10, True), (19, True), (25, False), (35, True), (40, False)],
)
def test_what_was_written_in_a_private_phase_is_known_by_its_moment(
    minute: int, private: bool
) -> None:
    assert is_private(at(minute), RUNS) is private
    assert is_private(at(60), [Run(at(55), None, recorded=False, unbroken=True)])
    assert not is_private(at(minute), [])


def test_gaps_meet_when_hardly_anything_is_between() -> None:
    a_moment = timedelta(seconds=15)
    assert touches((at(25), at(30)), (at(30) + a_moment, at(40)), a_moment)
    assert touches((at(35), at(40)), (at(25), at(35) - a_moment), a_moment)
    assert touches((at(20), at(50)), (at(30), at(40)), a_moment)
    assert not touches((at(25), at(30)), (at(31), at(40)), a_moment)


def test_gaps_that_touch_are_one() -> None:
    gaps = [(at(30), at(40)), (at(25), at(31)), (at(50), at(55))]
    assert joined(gaps) == [(at(25), at(40)), (at(50), at(55))]


def test_a_state_has_another_name_when_anything_in_it_is_another() -> None:
    step = Step("a", "now", 10, 0, 1_000, recorded=True)
    same = State("open", [step], (), "7")
    others = [
        State("closed", [step], (), "7"),
        State("open", [Step("a", "now", 12, 0, 1_000, recorded=True)], (), "7"),
        State("open", [Step("a", "now", 10, 0, 1_000, recorded=False)], (), "7"),
        State("open", [step], ("questions",), "7"),
        State("open", [step], (), "8"),
    ]
    assert same.tag == State("open", [step], (), "7").tag
    assert len({one.tag for one in (same, *others)}) == 6
    assert json.loads(same.body)["phases"] == [["a", "now", 10, 0, 1_000, True]]
