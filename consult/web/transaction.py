"""How a request is settled. A returned answer commits; an error, a refusal or a 4xx rolls back.

GET  reads in a deferred transaction and ends it. POST has its form parsed first and then writes
in one that begins IMMEDIATE, unless it only asks what the guard finds (`glances`): then it reads.
Whatever the keyring opened becomes read entries before the answer leaves; if they cannot be
written, there is no answer. Nobody else commits.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from flask import current_app, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from consult import audit, vault
from consult.foundation.database import db, transaction, writing
from consult.foundation.errors import Conflict, NotSaved
from consult.web import glances, looks, presses
from consult.web.errors import log_fault
from consult.web.guard import actor_or_nobody
from consult.web.purposes import purposes_of
from consult.web.wording import CHANGED_MEANWHILE

View = Callable[[], ResponseReturnValue]


class Answered(Exception):
    """A form that is asked about its draft answers by itself; the request is settled as ever."""

    def __init__(self, response: ResponseReturnValue) -> None:
        super().__init__()
        self.response = response


def run(view: View) -> Response:
    """Run the view of this request and settle what it did."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return _read(view)
    _ = request.form  # parsed, and refused if too large, before anybody waits for the lock
    if glances.is_glance():
        return _read(view)
    try:
        with writing():
            return _write(view)
    except (StaleDataError, IntegrityError) as clash:
        log_fault(clash)
        return _unsaved(view, Conflict(CHANGED_MEANWHILE))
    except NotSaved as reason:
        return _unsaved(view, reason)


@contextmanager
def slow_work() -> Iterator[None]:
    """Step out of the transaction for slow work (Argon2): nobody waits for it.

    Only before the first change: what was changed until now is rolled back.
    """
    db.session.rollback()
    yield


def settle(response: Response, *, keeps: bool) -> Response:
    """End the transaction – committed if the answer is good and it may write – and the reading."""
    if response.is_streamed and not response.direct_passthrough:
        response.make_sequence()  # nothing is opened after the read entries are written
    purposes = _purposes()  # asked while the keys that were used are still known
    if keeps and response.status_code < 400:
        _record_reads(purposes)
        db.session.commit()
    else:
        db.session.rollback()
        ring, words = _ring(), looks.taken()
        if words or (ring is not None and ring.opened):
            with transaction():
                _record_reads(purposes)
                for word in words:
                    word()
    return response


def _read(view: View) -> Response:
    response = _answer(view)
    session = db.session()
    touched = (*session.new, *session.deleted, *filter(session.is_modified, session.dirty))
    if touched:
        raise RuntimeError(f"Reading changes nothing, but this one did: {touched}")
    return settle(response, keeps=False)


def _write(view: View) -> Response:
    actor = actor_or_nobody()
    if actor is not None and (place := presses.earlier_place(actor)):
        return settle(redirect(place, 303), keeps=False)
    response = _answer(view)
    good = response.status_code < 400
    if actor is not None and good and (place := presses.keep(actor, response)):
        return settle(redirect(place, 303), keeps=False)
    return settle(response, keeps=True)


def _unsaved(view: View, reason: NotSaved) -> Response:
    """Show the same page again, with the sentence and everything typed; or the sentence alone."""
    db.session.rollback()
    if not g.get("filled_form"):
        raise reason
    g.not_saved = reason  # `ConsultForm` reads it and does not validate a second time
    return settle(_answer(view), keeps=False)


def _answer(view: View) -> Response:
    try:
        return current_app.make_response(view())
    except Answered as early:
        return current_app.make_response(early.response)


def _record_reads(purposes: dict[UUID, str]) -> None:
    """Write what the keyring opened."""
    actor, ring = actor_or_nobody(), _ring()
    if actor is None or ring is None:
        return
    audit.record_reads(actor, ring.opened, purposes)
    ring.opened.clear()


def ring_bells(response: Response) -> Response:
    """Write down what the keyring found that nobody could have given, however the request ended.

    In a transaction of its own: what the request had begun may have been undone.
    """
    ring = _ring()
    if ring is None or not ring.alarms:
        return response
    with transaction():
        for alarm in sorted(ring.alarms):
            found = audit.Ringing(
                audit.Deed.GRANT_INVALID, space=alarm.space_id, kind="grant", row=alarm.grant_id
            )
            audit.ring(actor_or_nobody(), found)
    ring.alarms.clear()
    return response


def _purposes() -> dict[UUID, str]:
    """Return for which purposes spaces were read that opened on a seat which ends by itself."""
    actor, ring = actor_or_nobody(), _ring()
    if actor is None or ring is None:
        return {}
    return purposes_of(actor, vault.seats_that_end(ring, {one.space_id for one in ring.opened}))


def _ring() -> vault.Keyring | None:
    ring: vault.Keyring | None = db.session.info.get("keyring")
    return ring
