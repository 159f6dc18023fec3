"""A form that was sent when its sender's time was over: kept for her, sealed to her key.

Who she is, the signed session cookie says: it is told at every request of somebody who is signed
in, and believed for a day. Nothing in the form is. What she may not do she cannot leave here
either: the form's own finder and policy are asked for her.
"""

from typing import Any, TypeGuard
from uuid import UUID

from flask import flash, g, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.accounts.queries import actor_of, find_account
from consult.drafts.operations import keep_form
from consult.drafts.rules import HERE_FOR, worth_keeping
from consult.drafts.views.blueprint import bp
from consult.drafts.views.kinds import PERSON, SENT_TO
from consult.drafts.views.sheets import DISCARD, PUT_IN, SAVE, SCRIPT, THROW
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.i18n import _
from consult.web import signed_out
from consult.web.guard import current_actor

LAST_HERE = "last_here"
SIGN_OUT = "accounts.sign_out"
REFRESHED = HERE_FOR / 24


def keep_what_was_sent(seen: signed_out.Seen) -> ResponseReturnValue | None:
    """Keep the form for its sender and lead her to the sign-in page; nothing if it cannot be."""
    kind, actor = SENT_TO.get(request.endpoint or ""), who_was_here()
    if kind is None or actor is None or not {DISCARD, PUT_IN, THROW}.isdisjoint(request.form):
        return None
    subject = seen(actor)
    if subject is None:
        return None
    slot = kind.slot(actor, subject)
    if not keep_form(actor, slot, worth_keeping(request.form.items(multi=True))):
        return None
    if request.form.get(SAVE) == SCRIPT:
        return jsonify(kept=True), 401
    flash(_("You had been signed out. What you sent is kept for you: sign in to go on."), "info")
    return redirect(url_for(signed_out.SIGN_IN, next=slot.address), 303)


signed_out.KEEPERS.append(keep_what_was_sent)


def who_was_here() -> Actor | None:
    """Return who was signed in in this browser last, if that is not long ago."""
    told = session.get(LAST_HERE)
    if not _is_fresh(told, HERE_FOR.total_seconds()):
        return None
    account = find_account(SYSTEM, UUID(hex=told[0]))
    return actor_of(account) if account is not None and account.is_active else None


@bp.after_app_request
def tell_who_is_here(response: Response) -> Response:
    """Remember in the signed cookie who is signed in here, for when her time is over."""
    if "reader_language" not in g or request.endpoint == SIGN_OUT:
        return response  # nobody came through a guarded door
    if current_actor().kind != PERSON:
        return response
    who, told = current_actor().id.hex, session.get(LAST_HERE)
    if not _is_fresh(told, REFRESHED.total_seconds()) or told[0] != who:
        session[LAST_HERE] = [who, int(clock.now().timestamp())]
    return response


def _is_fresh(told: Any, seconds: float) -> TypeGuard[list[Any]]:
    return told is not None and 0 <= clock.now().timestamp() - told[1] <= seconds
