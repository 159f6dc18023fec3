"""From the link to the five words: pages for somebody who has no account yet."""

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.accounts import operations
from consult.accounts.forms import CodeForm, DrawnWordsForm
from consult.accounts.models import Account
from consult.accounts.operations import FirstKeys
from consult.accounts.queries import find_account
from consult.accounts.rules import SEES, token_hash
from consult.accounts.views.arriving import SITTING, limits, token_here, whereabouts
from consult.accounts.views.blueprint import bp
from consult.accounts.views.door import AtTheDoor, at_the_door, go_in, let_stand, live_arrival
from consult.accounts.views.kept_passkey import Kept, kept_passkey
from consult.accounts.views.signing import PER_ADDRESS
from consult.agencies.queries import find_agency
from consult.foundation.actor import SYSTEM
from consult.foundation.tokens import write_token
from consult.web.cookies import set_cookie
from consult.web.guard import public
from consult.web.throttle import limiter
from consult.web.transaction import slow_work


@bp.get("/welcome/<path:token>")
@public("whoever has a link; the code comes next")
@limiter.limit(PER_ADDRESS)
def open_link(token: str) -> ResponseReturnValue:
    """Lead from the link to an address without it. Nothing is used up by looking."""
    link = token_hash(token)
    arrival = live_arrival(link)
    if arrival is None:
        return dead_link()
    response = redirect(url_for("accounts.code"), 303)
    let_stand(response, arrival.id, link, is_known=False)
    return response


@bp.route("/coming-in", methods=["GET", "POST"])
@public("whoever came by a link; asks for the code")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def code() -> ResponseReturnValue:
    """Ask for the code that was given by phone."""
    door, form = at_the_door(), CodeForm()
    if door is None:
        return dead_link()
    if form.validate_on_submit():
        if (response := say_code(door, form.code.data)) is not None:
            return response
        form.refuse()
    return render_template("accounts/code.html", form=form), form.status


@bp.get("/coming-in/what-you-will-see")
@public("whoever has said the code of her link")
def told() -> ResponseReturnValue:
    """Tell her, before she accepts, what she will see and what she will not."""
    door = at_the_door(known=True)
    if door is None:
        return dead_link()
    if door.arrival.is_return:
        return render_template("accounts/told_back.html", arrival=door.arrival)
    who = find_account(SYSTEM, door.arrival.invited_by)
    agency = find_agency(SYSTEM, door.arrival.agency_id)
    return render_template(
        "accounts/told.html", arrival=door.arrival, who=who, agency=agency, sees=SEES
    )


@bp.route("/coming-in/words", methods=["GET", "POST"])
@public("whoever has said the code of her link; gives her an account that waits")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def words() -> ResponseReturnValue:
    """Give her five words; typed back, they make her account, which waits to be approved."""
    door = at_the_door(known=True)
    if door is None:
        return dead_link()
    form, kept = DrawnWordsForm(door.arrival.id), kept_passkey(door)
    if not form.validate_on_submit():
        return render_template("accounts/words.html", form=form, kept=kept), form.status
    return begin(door, form.words, kept)


def say_code(door: AtTheDoor, typed: str) -> Response | None:
    """Pay for a try, work outside any transaction, and lead on if the code was right."""
    arrival_id, link = door.arrival.id, door.link
    attempt = operations.begin_code(SYSTEM, arrival_id, link)
    if attempt is None:
        return None
    with slow_work():
        right = operations.is_code_right(SYSTEM, attempt, typed)
    if not right:
        return None
    response = redirect(url_for("accounts.told"), 303)
    let_stand(response, arrival_id, link, is_known=True)
    return response


def begin(door: AtTheDoor, passphrase: str, kept: Kept | None) -> Response:
    """Draw her keys outside any transaction, use the link up, and seat her."""
    arrival_id, account_id, passkey = door.arrival.id, door.arrival.account_id, None
    if kept is not None:
        account_id, passkey = kept.account_id, kept.passkey
    with slow_work():
        keys = operations.draw_first_keys(SYSTEM, account_id, passphrase, passkey)
    account = operations.come_in(SYSTEM, arrival_id, door.link, keys)
    return seat_newcomer(account, keys)


def dead_link() -> ResponseReturnValue:
    """Show the one page for every link that opens nothing: used, old, replaced, mistyped."""
    response = Response(render_template("accounts/dead_link.html"), 410, mimetype="text/html")
    go_in(response)
    return response


def seat_newcomer(account: Account, keys: FirstKeys) -> Response:
    """Begin the first sitting of somebody who has just come in; the door is behind her."""
    old, where = token_here(), whereabouts("passkey" if keys.slot is None else "words")
    token = operations.begin_sitting(SYSTEM, account, keys.seed, limits(), old, where)
    session.clear()
    response = redirect(url_for("accounts.own_arrival"), 303)
    set_cookie(response, SITTING, write_token(token))
    go_in(response)
    return response
