"""Makers of identity codes and of what is nearly one. Nobody has a code with serial 900–999."""

import calendar

from hypothesis import strategies as st

CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS = {18: "+", 19: "-YXWVU", 20: "ABCDEF"}
FOREIGN_SIGNS = "GHJKMNPQRSTZÅ/_*:.;,=#~!"


def code(day, month, year, sign, serial):
    date = f"{day:02}{month:02}{year % 100:02}"
    return f"{date}{sign}{serial:03}{CHECKS[int(f'{date}{serial:03}') % 31]}"


@st.composite
def codes(draw, least=2, most=999):
    century = draw(st.sampled_from(sorted(SIGNS)))
    year = century * 100 + draw(st.integers(0, 99))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    return code(
        day, month, year, draw(st.sampled_from(SIGNS[century])), draw(st.integers(least, most))
    )


def wrong_check(draw, good):
    return good[:10] + draw(st.sampled_from([c for c in CHECKS + "GIOQZ" if c != good[10]]))


def foreign_sign(draw, good):
    return good[:6] + draw(st.sampled_from(FOREIGN_SIGNS)) + good[7:]


def no_sign(draw, good):
    return good[:6] + good[7:]


def doubled_sign(draw, good):
    return good[:6] + "--" + good[7:]


def lost_digit(draw, good):
    at = draw(st.sampled_from([0, 1, 2, 3, 4, 5, 7, 8, 9]))
    return good[:at] + good[at + 1 :]


def doubled_digit(draw, good):
    at = draw(st.sampled_from([0, 1, 2, 3, 4, 5, 7, 8, 9]))
    return good[: at + 1] + good[at:]


def swapped_digits(draw, good):
    at = draw(st.sampled_from([0, 1, 2, 3, 4, 7, 8]))
    return good[:at] + good[at + 1] + good[at] + good[at + 2 :]


def letter_for_digit(draw, good):
    zeros = [at for at, char in enumerate(good[:6]) if char in "01"]
    at = draw(st.sampled_from(zeros or [0]))
    return good[:at] + {"0": "O", "1": "l"}.get(good[at], "I") + good[at + 1 :]


def impossible_day(draw, good):
    serial = int(good[7:10])
    day, month = draw(st.sampled_from([(0, 1), (32, 1), (30, 2), (31, 4), (1, 0), (1, 13)]))
    return code(day, month, int(good[4:6]), good[6], serial)


def impossible_serial(draw, good):
    date, serial = good[:6], draw(st.sampled_from(["000", "001"]))
    return f"{date}{good[6]}{serial}{CHECKS[int(date + serial) % 31]}"


SLIPS = (
    wrong_check, foreign_sign, no_sign, doubled_sign, lost_digit, doubled_digit, swapped_digits,
    letter_for_digit, impossible_day, impossible_serial,
)  # fmt: skip


@st.composite
def near_misses(draw, slip):
    return slip(draw, draw(codes()))
