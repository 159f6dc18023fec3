"""How long one may still be silent, and saying: I am here. Asked by the page itself."""

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_login import current_user

from consult.access import Permission
from consult.drafts.queries import myself
from consult.drafts.views.blueprint import bp
from consult.foundation.actor import Actor
from consult.web.guard import requires


@bp.get("/staying")
@requires(Permission.SESSION_STAY, on=myself)
def left(person: Actor) -> ResponseReturnValue:
    """Say how many seconds are left; another tab may have kept the sitting alive."""
    return jsonify(left=current_user.seconds_left)


@bp.post("/staying")
@requires(Permission.SESSION_STAY, on=myself)
def stay(person: Actor) -> ResponseReturnValue:
    """Keep the sitting alive: somebody is here."""
    return jsonify(left=current_user.seconds_left)
