"""What may be said to a proposed time, how a link is kept, and how many times a poll offers."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from consult.foundation.words import Worded

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
