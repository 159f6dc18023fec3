"""One cell: a day, a time, a number, as people and spreadsheet programs write them."""

import re
from datetime import date, time

from consult.foundation.words import Words
from consult.imports.rules.wording import NO_COUNT, NO_DAY, NO_TIME

FINNISH_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)
CLOCK = re.compile(r"(?:klo|kl\.?)?\s?(\d{1,2})(?:[.:](\d{2}))?(?::00)?", re.ASCII | re.IGNORECASE)
NUMBER = re.compile(r"\d{1,4}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1990, 2100


class BadCell(Exception):
    """What stands in a cell is none of these; `words` says so."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def day_of(text: str) -> date:
    """Read `16.12.2021` or `2021-12-16`.

    Raises:
        BadCell: it is no day of our time.

    """
    try:
        if found := FINNISH_DAY.fullmatch(text):
            day, month, year = map(int, found.groups())
        elif found := ISO_DAY.fullmatch(text):
            year, month, day = map(int, found.groups())
        else:
            raise BadCell(NO_DAY)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise BadCell(NO_DAY)
        return date(year, month, day)
    except ValueError:
        raise BadCell(NO_DAY) from None


def time_of(text: str) -> time:
    """Read `9`, `9.30`, `09:30` or `klo 9.30`.

    Raises:
        BadCell: it is no time of a day.

    """
    found = CLOCK.fullmatch(text)
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    raise BadCell(NO_TIME)


def count_of(text: str, most: int) -> int:
    """Read a number from one on; empty is one.

    Raises:
        BadCell: it is none, or more than `most`.

    """
    if not text:
        return 1
    if NUMBER.fullmatch(text) and 1 <= int(text) <= most:
        return int(text)
    raise BadCell(NO_COUNT)
