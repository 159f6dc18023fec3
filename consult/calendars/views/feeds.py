"""What calendar programs fetch: whole each time it has changed, nothing where it has not."""

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from consult.accounts.queries import actor_of
from consult.calendars.models import CalendarSeen
from consult.calendars.queries import (
    address_known_by,
    find_team_calendar,
    occasions,
    own_calendar,
)
from consult.calendars.rules import (
    Occasion,
    OwnMatter,
    Places,
    feed_window,
    fingerprint,
    token_hash,
)
from consult.calendars.views.blueprint import bp, places
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.tokens import read_token
from consult.notifications.config import config
from consult.notifications.ics import MEDIUM, Entry, uid_of
from consult.notifications.ics import feed as written
from consult.web.guard import public
from consult.web.throttle import limiter

MISSES = "60 per 10 minutes"
"""So often one visitor may ask for calendars that are not there."""


@bp.get("/calendar/feed/<string(length=43):token>.ics")
@public("a calendar program, which has nothing but the secret address; nothing of a case is told")
@limiter.limit(MISSES, deduct_when=lambda answer: answer.status_code == 404)
def feed(token: str) -> ResponseReturnValue:
    """Write the calendar behind a secret address."""
    calendar = _behind(token)
    found = occasions(calendar.reader, calendar, *feed_window(clock.now()))
    name = calendar.team.name if calendar.team is not None else "Consult"
    tag = fingerprint(found, name, config().public_url)
    known = request.if_none_match.contains(tag)
    answer = Response(status=304) if known else _written(found, name)
    answer.set_etag(tag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _written(found: list[Occasion], name: str) -> Response:
    where, domain = places(config().public_url), config().domain
    entries = [
        _entry(occasion, one, domain, where)
        for occasion in found
        if not occasion.cancelled
        for one in occasion.mine or (None,)
    ]
    return Response(written(entries, name), mimetype=MEDIUM)


def _entry(occasion: Occasion, one: OwnMatter | None, domain: str, places: Places) -> Entry:
    """Return an entry: her own matter with its code, or a meeting on which nothing is hers."""
    return Entry(
        uid=uid_of(one.id if one else occasion.id, domain),
        sequence=None,
        told_at=occasion.planned_at,
        starts_at=occasion.starts_at,
        ends_at=occasion.ends_at,
        place=occasion.place,
        code=one.code if one else "",
        address=places.of(occasion, one),
        status="TENTATIVE" if one and one.waits else "CONFIRMED",
    )


def _behind(token: str) -> CalendarSeen:
    """Find the calendar behind a secret address, or nothing at all."""
    read = read_token(token)
    row = address_known_by(SYSTEM, token_hash(read)) if read is not None else None
    if row is None:
        abort(404)
    address, account = row
    reader = actor_of(account)
    if address.team_id is None:
        return own_calendar(reader)
    return find_team_calendar(reader, address.team_id) or abort(404)
