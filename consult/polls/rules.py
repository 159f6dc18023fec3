"""What may be said to a proposed time, how a link is kept, and how many times a poll offers."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from consult.foundation.clock import local
from consult.foundation.words import Worded, Words

MOST_TIMES = 6
REMIND_BEFORE = timedelta(days=1)
"""So long before the poll's day is over those are reminded who have not answered."""


class Suits(Worded):
    """What somebody says to one time."""

    YES = "yes", "Sopii", "Passar", "Yes"
    MAYBE = "if-need-be", "Sopii tarvittaessa", "Går vid behov", "If need be"
    NO = "no", "Ei sovi", "Passar inte", "No"


class PollStatus(Worded):
    """Where a poll stands."""

    OPEN = "open", "Käynnissä", "Pågår", "Open"
    CHOSEN = "chosen", "Aika valittu", "Tid vald", "Time chosen"
    ENDED = "ended", "Lopetettu", "Avslutad", "Ended"


def link_hash(token: bytes) -> bytes:
    """Return what the house keeps of a personal link."""
    return sha256(b"poll-link" + token).digest()


def counted(words: Iterable[Suits]) -> dict[Suits, int]:
    """Count what was said to one time, in the order yes, if need be, no."""
    said = list(words)
    return {suits: said.count(suits) for suits in Suits}


def trouble_with_times(times: Sequence[datetime], last_day: date, now: datetime) -> Words | None:
    """Say what is wrong with times in their order, and the last day to answer; None if nothing."""
    if not 1 <= len(times) <= MOST_TIMES or times[0] <= now:
        return _WHICH_TIMES
    if not local(now).date() <= last_day <= local(times[0]).date():
        return _WHICH_DAY
    return None


_WHICH_TIMES = Words(
    "Ehdota 1–6 eri aikaa, jotka ovat vielä edessä.",
    "Föreslå 1–6 olika tider som ligger framåt.",
    "Propose one to six different times that are still ahead.",
)
_WHICH_DAY = Words(
    "Viimeinen vastauspäivä on tänään tai myöhemmin, kuitenkin viimeistään ensimmäisen ehdotetun"
    " ajan päivä.",
    "Sista svarsdagen är i dag eller senare, dock senast den första föreslagna tidens dag.",
    "The last day to answer is today or later, at the latest the day of the first proposed time.",
)
