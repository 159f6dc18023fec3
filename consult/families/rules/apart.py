"""Keeping two of a family apart: times that do not meet, and words that do not go over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from consult.foundation.errors import NotSaved
from consult.foundation.words import Words

MINUTES_APART = 30
"""Between the arrivals of two who are kept apart. A default of ours, not the law's."""
SHORTEST = 4
"""A place or a sentence shorter than this is in every text."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What nobody else of the family may read of one of them: times, places, words."""

    times: tuple[datetime, ...] = ()
    """On the Finnish clock."""
    texts: tuple[str, ...] = ()

    def without(self, own: "Kept") -> "Kept":
        """Leave out what is one's own as well: a child comes with an adult, by the same door."""
        mine = [_plain(one) for one in own.texts]
        texts = (one for one in self.texts if not any(_plain(one) in each for each in mine))
        return Kept(tuple(one for one in self.times if one not in own.times), tuple(texts))


MAY_TELL = Words(
    "Tässä voi olla toisen perheenjäsenen aika, paikka tai sanoja, tai tämä on kirjoitettu ennen"
    " kuin perheenjäseniä alettiin pitää erillään. Kirjoita uusi.",
    "Här kan finnas en annan familjemedlems tid, plats eller ord, eller så är det skrivet innan"
    " familjemedlemmarna började hållas åtskilda. Skriv ett nytt.",
    "This may hold another one's time, place or words, or was written before the family was kept"
    " apart. Write it anew.",
)


def expect_good_still(may_tell: bool) -> None:
    """Let no paper out that may tell what it must not.

    Raises:
        NotSaved: it was; the next one is checked when it is written.

    """
    if may_tell:
        raise NotSaved(MAY_TELL)


def too_near(one: datetime, others: Iterable[datetime]) -> bool:
    """Tell whether somebody would come within half an hour of another."""
    apart = timedelta(minutes=MINUTES_APART)
    return any(abs(one - other) < apart for other in others)


def same_door(place: str, others: Iterable[str]) -> bool:
    """Tell whether somebody would come by another's door."""
    here = _plain(place)
    doors = [_plain(one) for one in others]
    return any(here and door and (here in door or door in here) for door in doors)


def tells_of_another(text: str, kept: Kept) -> bool:
    """Tell whether a text names another's time or place, or holds another's words."""
    plain = _plain(text)
    words = (_plain(one) for one in kept.texts)
    return any(len(one) >= SHORTEST and one in plain for one in words) or any(
        _names_time(plain, one) for one in kept.times
    )


def names_code(text: str, codes: Iterable[str]) -> bool:
    """Tell whether a text holds a code of this house, however it is written."""
    plain = re.sub(r"[\s\-–]+", "-", _plain(text))
    return any(code.casefold() in plain for code in codes)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold().strip()


def _names_time(plain: str, at: datetime) -> bool:
    """Find 14.30, 14:30, and for a full hour `klo 14`, `kl. 14` and `at 14`."""
    if re.search(rf"(?<!\d)0?{at.hour}[.:]{at:%M}(?!\d)", plain):
        return True
    hour = rf"\b(?:klo|kl\.?|at)\s*0?{at.hour}(?![\d.:]*\d)"
    return at.minute == 0 and re.search(hour, plain) is not None
