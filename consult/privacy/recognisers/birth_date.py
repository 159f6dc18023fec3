"""Dates of birth: a day with its month and year, in numbers or in words.

A full date without more is likely, because it is how a birth is written and a note seldom needs
the year; one that plainly belongs to a meeting (a clock time, a weekday, *mennessä*, *alkaen*, the
end of a stretch of days) is let pass. After a word of birth a date without its year or
without dots is likely as well.
"""

import re
from collections.abc import Iterator
from datetime import date

from consult.privacy.kinds import FindingKind
from consult.privacy.recognisers.sighting import Sighting

_MONTHS = (
    "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu",
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "january|february|march|april|may|june|july|august|september|october|november|december",
    "jan|feb|mar|apr|jun|jul|aug|sept?|okt|oct|nov|dec|dek",
)
_MONTH = rf"(?:(?:{_MONTHS[0]})kuu(?:ta|n|ssa)?|(?:{'|'.join(_MONTHS[1:])})\.?)"
_YEAR = r"(?:18|19|20)\d\d"
_EDGE, _END = r"(?<![^\W_])(?<!\d[.,/-])", r"(?![^\W_])(?![./-]\d)"
_NUMBERS = re.compile(
    rf"{_EDGE}(?:(?P<d>\d{{1,2}})(?P<s>\. ?|/|-|\. )(?P<m>\d{{1,2}})(?:\. ?|/|-)"
    rf"(?P<y>{_YEAR}|\d\d)|(?P<iy>{_YEAR})(?:-|/|\.)(?P<im>\d{{1,2}})(?:-|/|\.)(?P<id>\d{{1,2}})"
    rf"|(?P<cy>{_YEAR})(?P<cm>\d\d)(?P<cd>\d\d)|(?P<fd>\d\d)(?P<fm>\d\d)(?P<fy>{_YEAR})){_END}"
)
_WORDS = re.compile(
    rf"{_EDGE}(?:\d{{1,2}}(?:\.|:?[eat]{{0,2}}|st|nd|rd|th)? ?(?:päivä(?:nä)? )?{_MONTH},? {_YEAR}"
    rf"|{_MONTH} \d{{1,2}}(?:\.|st|nd|rd|th)?(?: päivä(?:nä)?)?,? {_YEAR}){_END}",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?<![^\W_])(?:synt\w{0,20}\.?|s\.|sa\.|född\w{0,3}|födelse\w{0,10}|f\.|born|birth\w{0,5}"
    r"|dob|d\.o\.b\.|riegád\w{0,8})[ :,]{1,3}(?:on |den |on the |of |aika |päivä )?"
    rf"(?P<date>\d{{6}}|\d{{1,2}}[./-] ?\d{{1,2}}[./-]?(?: ?{_YEAR}|\d\d)?"
    rf"|\d{{1,2}}\.? ?{_MONTH}){_END}",
    re.IGNORECASE,
)
_MEETING_AFTER = re.compile(
    r"[ ,]{1,2}(?:klo|kello|kl\.?|at \d|mennessä|asti|saakka|alkaen|lähtien|voimaan)\b",
    re.IGNORECASE,
)
_MEETING_BEFORE = re.compile(
    r"(?:\b(?:ma|ti|ke|to|pe|la|su)|(?:maanan|tiis|torst|perjan|lauan|sunnun)tai\w{0,4}"
    r"|keskiviik\w{2,6}|\b(?:klo|kello|kl\.?)) $|\d\. ?- ?$",
    re.IGNORECASE,
)


def find_birth_dates(text: str) -> Iterator[Sighting]:
    """Find dates that may be of birth."""
    for match in _NUMBERS.finditer(text):
        if _exists(match) and not _is_of_a_meeting(text, match.start(), match.end()):
            yield _sighting(match.start(), match.end())
    for match in _WORDS.finditer(text):
        if not _is_of_a_meeting(text, match.start(), match.end()):
            yield _sighting(match.start(), match.end())
    for match in _BIRTH.finditer(text):
        yield _sighting(*match.span("date"))


def _sighting(start: int, end: int) -> Sighting:
    return Sighting(start, end, FindingKind.BIRTH_DATE, certain=False)


def _exists(match: re.Match[str]) -> bool:
    """Tell whether there is such a day, read day first or, with slashes, month first."""
    parts = [int(part) for name, part in match.groupdict().items() if part and name != "s"]
    if match["iy"] or match["cy"]:
        parts.reverse()
    day, month, year = parts
    year += 2000 if year < 100 else 0
    return _is_day(year, month, day) or (match["s"] == "/" and _is_day(year, day, month))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_of_a_meeting(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 16) : start]
    return bool(_MEETING_AFTER.match(text, end) or _MEETING_BEFORE.search(before))
