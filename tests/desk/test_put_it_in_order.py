"""What waits is put in an order; what is late goes first. No database is needed for that."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.desk.rules import CARDS, Waits, in_order, missing

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)


def test_others_waiting_come_before_ones_own_work() -> None:
    found = in_order([Waits("unnoted", 1), Waits("actions", 2), Waits("replies", 1)])
    assert [one.kind for one in found] == ["replies", "actions", "unnoted"]


def test_what_is_late_goes_first() -> None:
    found = in_order([Waits("replies", 1), Waits("actions", 2, late=True)])
    assert [one.kind for one in found] == ["actions", "replies"]


def test_what_is_empty_is_left_out() -> None:
    assert in_order([Waits(kind, 0, late=True) for kind in CARDS]) == []


@pytest.mark.parametrize(
    ("invitations", "wanted"),
    [
        ([], 0),
        ([(NOW, False), (NOW, False)], 0),
        ([(NOW, True), (NOW + timedelta(seconds=2), False)], 1),
        ([(NOW, True), (NOW, False), (LATER, False)], 0),
        ([(NOW, True), (NOW, True), (LATER, True)], 2),
        ([(NOW, False), (LATER, False)], 0),
    ],
)
def test_whoever_left_a_panel_is_missing_until_somebody_is_proposed(
    invitations: list[tuple[datetime, bool]], wanted: int
) -> None:
    assert missing(invitations) == wanted
