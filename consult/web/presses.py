"""A form does its deed once. Pressing twice, or going back and pressing again, leads to the same.

Each form carries a key drawn when it was shown. The first press that succeeds leaves the key and
the place it led to, in the deed's own transaction; a later press with that key is led there.
"""

import re
import secrets
from datetime import timedelta

from flask import request
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.web.models import LOCATION_LENGTH, DeedKey
from consult.web.queries import place_of_press
from consult.web.wording import CHANGED_MEANWHILE

FIELD = "deed_key"
KEPT = timedelta(days=2)
SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def deed_key() -> str:
    """Draw the key of a form that is being shown."""
    return secrets.token_urlsafe(32)


def posted_key() -> str | None:
    """Return the key of the form that was sent, if it looks like one."""
    key = request.form.get(FIELD, "") if request.method == "POST" else ""
    return key if SHAPE.fullmatch(key) else None


def earlier_place(actor: Actor) -> str | None:
    """Return where the first press of this form led, if there was one."""
    key = posted_key()
    return None if key is None else place_of_press(actor, key)


def keep(actor: Actor, response: Response) -> str | None:
    """Remember the press. Returns a place if another press of the same form was faster.

    Raises:
        Conflict: the key was spent by somebody else.

    """
    key, place = posted_key(), response.location
    if key is None or place is None or len(place) > LOCATION_LENGTH:
        return None
    db.session.flush()  # what goes wrong in the deed itself shall not look like a second press
    db.session.execute(delete(DeedKey).where(DeedKey.pressed_at < clock.now() - KEPT))
    db.session.add(DeedKey(key=key, actor_id=actor.id, location=place, pressed_at=clock.now()))
    try:
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        earlier = earlier_place(actor)
        if earlier is None:
            raise Conflict(CHANGED_MEANWHILE) from None
        return earlier
    return None
