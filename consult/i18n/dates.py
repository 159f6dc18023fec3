"""Days and times as they are written here: 22.11.2026 klo 10.05, on the Finnish clock.

In the reader's language, or in `lang` where a letter is written for somebody else.
"""

from datetime import date, datetime

from consult.foundation import clock
from consult.i18n.locales import language

WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTHS = {
    "fi": tuple(
        f"{stem}kuu"
        for stem in (
            *("tammi", "helmi", "maalis", "huhti", "touko", "kesä"),
            *("heinä", "elo", "syys", "loka", "marras", "joulu"),
        )
    ),
    "sv": (
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
AT = {"fi": "klo", "sv": "kl.", "en": "at"}


def day(value: date | datetime, lang: str | None = None) -> str:
    """Write a day: 22.11.2026; in English 22 Nov 2026."""
    value = _local_date(value)
    if (lang or language()) == "en":
        return f"{value.day} {MONTHS_EN[value.month - 1]} {value.year}"
    return f"{value.day}.{value.month}.{value.year}"


def weekday(value: date | datetime, lang: str | None = None) -> str:
    """Write a day with its weekday: su 22.11.2026."""
    return f"{WEEKDAYS[lang or language()][_local_date(value).weekday()]} {day(value, lang)}"


def month(value: date | datetime, lang: str | None = None) -> str:
    """Write a month: 11/2026; in English Nov 2026."""
    value = _local_date(value)
    if (lang or language()) == "en":
        return f"{MONTHS_EN[value.month - 1]} {value.year}"
    return f"{value.month}/{value.year}"


def month_name(value: date, lang: str | None = None) -> str:
    """Write a month in words: marraskuu 2026."""
    return f"{MONTHS[lang or language()][value.month - 1]} {value.year}"


def weekdays(lang: str | None = None) -> tuple[str, ...]:
    """Return the short names of the days of a week, Monday first."""
    return WEEKDAYS[lang or language()]


def clock_time(value: datetime, lang: str | None = None) -> str:
    """Write the time on a Finnish clock: 10.05; in English 10:05."""
    wall = clock.local(value)
    mark = ":" if (lang or language()) == "en" else "."
    return f"{wall.hour}{mark}{wall.minute:02}"


def moment(value: datetime, lang: str | None = None) -> str:
    """Write a day and a time: 22.11.2026 klo 10.05."""
    return f"{day(value, lang)} {AT[lang or language()]} {clock_time(value, lang)}"


def occasion(value: datetime, lang: str | None = None) -> str:
    """Write when something takes place: ke 25.11.2026 klo 9.00."""
    return f"{weekday(value, lang)} {AT[lang or language()]} {clock_time(value, lang)}"


def _local_date(value: date | datetime) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value
