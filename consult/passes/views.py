"""The way in of a meeting pass: a link that uses nothing up, a code, one browser.

The link's token stands in an address once only: it goes into a cookie at once, and the address
that is shown, kept in histories and sent as a referrer holds none. Mail scanners that open the
link change nothing.
"""

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Request, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import UserMixin
from werkzeug.wrappers import Response

from consult import vault
from consult.access import Permission
from consult.accounts.models import Language
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.tokens import read_token, write_token
from consult.i18n import _
from consult.passes import operations
from consult.passes.forms import CodeForm
from consult.passes.models import MeetingPass, OwnPass
from consult.passes.queries import find_own_pass, pass_of_browser, pass_of_link
from consult.passes.rules import token_hash
from consult.web.cookies import drop_cookie, read_cookie, set_cookie
from consult.web.guard import actor_or_nobody, arrival, current_actor, public, requires
from consult.web.signed_out import OTHER_WAYS_IN
from consult.web.throttle import limiter
from consult.web.transaction import slow_work

bp = Blueprint("passes", __name__)

LINK, BROWSER = "pass-link", "pass"
UNDER = "/pass/"
LINK_SECONDS = 1_800
PER_ADDRESS = "60 per 10 minutes"
PLACE = "consultations.with_pass"
"""The one page that a pass opens; it belongs to the floor above."""

OTHER_WAYS_IN[UNDER] = "passes.enter"


@dataclass(frozen=True)
class PassHolder(UserMixin):  # type: ignore[misc]  # Flask-Login has no types
    """Somebody who came with a pass, as the shell sees her."""

    actor: Actor
    language: Language
    theme: str = "auto"

    def get_id(self) -> str:
        """Return the pass's id."""
        return str(self.actor.id)


@arrival
def arrive_with_pass(request: Request) -> PassHolder | None:
    """Let the holder of a pass in, under its own path only, and open her one key."""
    if not request.path.startswith(UNDER):
        return None
    token = read_token(read_cookie(BROWSER))
    idle = timedelta(minutes=current_app.extensions["settings"].idle_minutes)
    sitting = operations.resume_pass(SYSTEM, token, idle) if token is not None else None
    if sitting is None:
        return None
    vault.open_keyring(sitting.identity)
    return PassHolder(sitting.actor, sitting.language)


@bp.get("/pass/link/<string(length=43):token>")
@public("whoever was sent a link; it opens nothing without the code")
@limiter.limit(PER_ADDRESS)
def link(token: str) -> ResponseReturnValue:
    """Take the token out of the address."""
    response = redirect(url_for("passes.enter"), 303)
    if read_token(token) is not None:
        set_cookie(response, LINK, token, seconds=LINK_SECONDS)
    return response


@bp.route("/pass/enter", methods=["GET", "POST"])
@public("whoever was sent a link, or comes back on the browser it was opened on")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def enter() -> ResponseReturnValue:
    """Ask for the code, and say beforehand what will and will not be seen."""
    actor = actor_or_nobody()
    if actor is not None and actor.kind == "pass":
        return redirect(url_for(PLACE), 303)
    form, found = CodeForm(), _pass_at_the_door()
    if form.validate_on_submit():
        if (response := _open(str(form.code.data))) is not None:
            return response
        form.refuse()
    return render_template("passes/enter.html", form=form, found=found), form.status


@bp.post("/pass/leave")
@requires(Permission.PASS_USE, on=find_own_pass)
def leave(own: OwnPass) -> ResponseReturnValue:
    """Go; the code opens it again on this browser, while the pass lasts."""
    operations.leave_pass(current_actor(), own.meeting_pass)
    flash(_("Closed. With the code you can come back on this browser."), "success")
    response = redirect(url_for("passes.enter"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _pass_at_the_door() -> MeetingPass | None:
    """Return the pass of the link or of the browser, whichever the visitor has."""
    link_token, browser = read_token(read_cookie(LINK)), read_token(read_cookie(BROWSER))
    found = pass_of_link(SYSTEM, token_hash(link_token)) if link_token else None
    if found is None and browser:
        found = pass_of_browser(SYSTEM, vault.session_id(browser))
    return found


def _open(code: str) -> Response | None:
    for cookie, by_link in ((LINK, True), (BROWSER, False)):
        token = read_token(read_cookie(cookie))
        if token is None:
            continue
        with slow_work():
            opened = operations.open_pass(SYSTEM, token, code, by_link=by_link)
        if opened is not None:
            return _welcome(opened)
    return None


def _welcome(token: bytes) -> Response:
    response = redirect(url_for(PLACE), 303)
    drop_cookie(response, LINK)
    set_cookie(response, BROWSER, write_token(token), seconds=60 * 86_400)
    return response
