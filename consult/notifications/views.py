"""One's own messages, and what did not arrive."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from consult.access import Permission
from consult.foundation.actor import Actor, Duty
from consult.i18n import _, _l, language
from consult.notifications import operations
from consult.notifications.composing import Composed, compose, path_of
from consult.notifications.config import config
from consult.notifications.models import OutboxMessage
from consult.notifications.queries import find_own_message, mine, standing, undelivered
from consult.web.guard import current_actor, requires
from consult.web.menu import entry
from consult.web.paging import page_of

bp = Blueprint("notifications", __name__)

entry(
    "notifications.index",
    label=_l("Messages"),
    order=5,
    place="person",
    icon="envelope",
    count=lambda: getattr(current_user, "unread", 0),
)
entry(
    "notifications.outbox",
    label=_l("Mail that did not arrive"),
    order=60,
    place="person",
    icon="envelope-exclamation",
    duties=[Duty.TECHNICAL],
)


def myself(actor: Actor) -> Actor:
    """Return the person: her messages are found through her."""
    return actor


@dataclass(frozen=True, slots=True)
class Shown:
    """One message on the page."""

    message: OutboxMessage
    words: Composed
    leads: bool


@bp.get("/messages")
@requires(Permission.MESSAGE_READ, on=myself)
def index(person: Actor) -> ResponseReturnValue:
    """List what one was told."""
    page = page_of(mine(person))
    shown = [_shown(message) for message in page]
    return render_template(
        "notifications/index.html",
        page=page,
        shown=[one for one in shown if one],
        sends=config().server is not None,
    )


@bp.post("/messages/<uuid:message_id>/open")
@requires(Permission.MESSAGE_READ, on=find_own_message)
def follow(message: OutboxMessage) -> ResponseReturnValue:
    """Go where a message leads; it counts as read from then on."""
    operations.mark_read(current_actor(), [message])
    place = path_of(message.place, message.place_id)
    return redirect(place or url_for("notifications.index"), 303)


@bp.post("/messages/read")
@requires(Permission.MESSAGE_READ, on=myself)
def read_all(person: Actor) -> ResponseReturnValue:
    """Count all of one's messages as read."""
    operations.mark_all_read(person)
    flash(_("All messages are marked as read."), "success")
    return redirect(url_for("notifications.index"), 303)


@bp.get("/outbox")
@requires(Permission.OUTBOX_READ, on=myself)
def outbox(person: Actor) -> ResponseReturnValue:
    """List what has not arrived: to whom and why, never what it says."""
    return render_template(
        "notifications/outbox.html",
        page=page_of(undelivered(person)),
        standing=standing(person),
        sends=config().server is not None,
    )


@bp.post("/outbox/again")
@requires(Permission.OUTBOX_READ, on=myself)
def again(person: Actor) -> ResponseReturnValue:
    """Try once more to deliver what was given up."""
    operations.try_again(person)
    flash(_("The worker tries again within a minute."), "success")
    return redirect(url_for("notifications.outbox"), 303)


def _shown(message: OutboxMessage) -> Shown | None:
    words = compose(message, language())
    if words is None:
        return None
    leads = path_of(message.place, message.place_id) is not None
    return Shown(message, words, leads)
