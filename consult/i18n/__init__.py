"""Languages: which one a reader has, and the words for it. Finnish where nobody says otherwise."""

from consult.i18n.dates import (
    clock_time,
    day,
    moment,
    month,
    month_name,
    occasion,
    weekday,
    weekdays,
)
from consult.i18n.locales import DEFAULT, LANGUAGE_NAMES, language, lay, say
from consult.i18n.words import _, _l, _n

__all__ = [
    "DEFAULT",
    "LANGUAGE_NAMES",
    "_",
    "_l",
    "_n",
    "clock_time",
    "day",
    "language",
    "lay",
    "moment",
    "month",
    "month_name",
    "occasion",
    "say",
    "weekday",
    "weekdays",
]
