"""Coming in by a link: it leads to a clean address at once, and by itself it uses nothing up.

A mail program that opens every link meets the page that asks for the code, and no more. What the
browser keeps is a signed note of half an hour: whose link it is, and whether the code was right.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from consult.accounts.models import Arrival
from consult.accounts.queries import arrival_with_link
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.web.cookies import drop_cookie, read_cookie, set_cookie

DOOR = "door"
HALF_AN_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, repr=False)
class AtTheDoor:
    """Somebody with a link that is still good, in this browser."""

    arrival: Arrival
    link: bytes
    is_known: bool
    """Whether she has said the code."""


def let_stand(response: Response, arrival_id: UUID, link: bytes, *, is_known: bool) -> None:
    """Note in the browser whose link it came with."""
    note = _sealer().dumps([str(arrival_id), link.hex(), is_known])
    set_cookie(response, DOOR, str(note), seconds=int(HALF_AN_HOUR.total_seconds()))


def at_the_door(*, known: bool = False) -> AtTheDoor | None:
    """Return who stands at the door with this browser; `known`: only after the code."""
    try:
        note = _sealer().loads(read_cookie(DOOR) or "", max_age=int(HALF_AN_HOUR.total_seconds()))
    except BadData:
        return None
    _arrival_id, link, is_known = note
    found = live_arrival(bytes.fromhex(link))
    if found is None or (known and not is_known) or not (is_known or found.has_tries):
        return None
    return AtTheDoor(found, bytes.fromhex(link), is_known)


def live_arrival(link: bytes) -> Arrival | None:
    """Return whose link has this hash, while it still opens the door."""
    arrival = arrival_with_link(SYSTEM, link)
    return arrival if arrival is not None and arrival.has_live_link(clock.now()) else None


def go_in(response: Response) -> None:
    """Take the note back: the door is behind her."""
    drop_cookie(response, DOOR)


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.extensions["settings"].secret_key, "door")
