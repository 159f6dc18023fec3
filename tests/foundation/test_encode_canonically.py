from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.foundation.encoding import Columns, canonical, columns, from_micros, lp, micros


class Kind(StrEnum):
    FACT = "fact"


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.text(),
    st.binary(),
    st.uuids(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(st.integers(0, 9)),
)


def test_each_part_stands_behind_its_length():
    assert lp(b"\xff", "ä", 12) == b"\0\0\0\1\xff" + b"\0\0\0\2\xc3\xa4" + b"\0\0\0\2" + b"12"


def test_moving_a_border_changes_the_bytes():
    assert lp("ab", "c") != lp("a", "bc") != lp("abc", "")


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        (None, b"n"),
        (True, b"b\1"),
        (1, b"i" + bytes(7) + b"\1"),
        (-1, b"i" + b"\xff" * 8),
        ("1", b"s1"),
        (b"1", b"x1"),
        (Kind.FACT, b"sfact"),
        (UUID(int=1), b"u" + bytes(15) + b"\1"),
        (datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC), b"t" + (1_000_005).to_bytes(8, "big")),
        (date(1, 1, 2), b"d" + (2).to_bytes(8, "big")),
        (["a", 1], b"l" + lp(b"sa", b"i" + bytes(7) + b"\1")),
    ],
)
def test_known_values_keep_their_bytes_for_ever(value, encoded):
    assert canonical(value) == encoded


@given(VALUES, VALUES)
def test_two_values_never_share_their_bytes(one, other):
    same = type(one) is type(other) and one == other
    assert (canonical(one) == canonical(other)) is same


@given(st.lists(st.tuples(st.text(), VALUES)), st.lists(st.tuples(st.text(), VALUES)))
def test_two_rows_never_share_their_bytes(one, other):
    as_typed = [[(name, type(value), value) for name, value in row] for row in (one, other)]
    assert (columns(one) == columns(other)) is (as_typed[0] == as_typed[1])


@given(st.lists(st.tuples(st.text(), VALUES)))
def test_whoever_encodes_many_rows_gets_the_same_bytes(row):
    names, values = [name for name, _ in row], [value for _, value in row]
    assert Columns(names).of(values) == columns(row)


def test_a_row_has_a_value_for_each_name():
    with pytest.raises(ValueError, match="shorter"):
        Columns(["author", "voice"]).of(["alma"])


def test_the_same_moment_in_another_zone_has_the_same_bytes():
    moment = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    assert canonical(moment) == canonical(moment.astimezone(timezone(timedelta(hours=2))))


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_comes_back_to_the_microsecond(moment):
    assert from_micros(micros(moment)) == moment


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        canonical(datetime(2026, 3, 1))  # noqa: DTZ001


@pytest.mark.parametrize("value", [1.5, {"a": 1}, object()])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_a_number_beyond_eight_bytes_is_refused():
    with pytest.raises(OverflowError):
        canonical(2**63)
