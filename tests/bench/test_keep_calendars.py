"""The measurement of calendars compares like with like: the same meetings, the same bytes."""

from consult.bench import calendar


def test_each_is_measured_beside_its_floor():
    found = calendar.measure(meetings=12, rounds=1)
    assert [bar.limit for bar in found.bars] == [3, 3, 1.5]
    assert all(figure.value > 0 for figure in found.figures)
