"""Coming in lightly with a passkey alone: where it opens the seed, no words are needed.

The passkey is made before there is an account. Broken off, nothing has begun: the link still
stands, and she begins again.
"""

import secrets
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.accounts import operations
from consult.accounts.forms.factors import NewPasskeyForm
from consult.accounts.operations import ANSWER_WITHIN, Holder, Made
from consult.accounts.rules.proofs import device_of
from consult.accounts.views.asking import party, sealed, unsealed
from consult.accounts.views.blueprint import bp
from consult.accounts.views.coming_in import dead_link, seat_newcomer
from consult.accounts.views.door import AtTheDoor, at_the_door
from consult.accounts.views.kept_passkey import keep_passkey, kept_passkey
from consult.accounts.views.signing import PER_ADDRESS
from consult.foundation.actor import SYSTEM
from consult.foundation.ids import new_id
from consult.web.guard import public
from consult.web.throttle import limiter

COMING = "coming-in"


@bp.route("/coming-in/passkey", methods=["GET", "POST"])
@public("whoever comes lightly and has said her code; gives her an account that waits")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def first_passkey() -> ResponseReturnValue:
    """Let her make a passkey; where it opens by itself, it makes her account."""
    door = at_the_door(known=True)
    if door is None:
        return dead_link()
    if not door.arrival.is_light:
        return redirect(url_for("accounts.words"), 303)
    form = NewPasskeyForm(data={"name": device_of(request.user_agent.string)})
    if form.validate_on_submit() and (response := _come_in(door, form)) is not None:
        return response
    return _page(door, form), form.status


def _come_in(door: AtTheDoor, form: NewPasskeyForm) -> Response | None:
    """Read what the browser has made: it opens, or it waits for words, or it is no good."""
    account_id, made = _read(door, form)
    if made is None:
        form.refuse()
        return None
    output, name = form.output, form.name.data
    if output is None:
        keep_passkey(door, account_id, made, name)
        return redirect(url_for("accounts.words"), 303)
    keys = operations.draw_keys_of_passkey(SYSTEM, account_id, made, name, output)
    return seat_newcomer(operations.come_in(SYSTEM, door.arrival.id, door.link, keys), keys)


def _read(door: AtTheDoor, form: NewPasskeyForm) -> tuple[UUID, Made | None]:
    seconds = int(ANSWER_WITHIN.total_seconds())
    told = unsealed(COMING, str(form.question.data), seconds)
    if told is None or told[0] != str(door.arrival.id):
        return new_id(), None
    account_id = UUID(hex=told[1])
    if door.arrival.account_id not in (None, account_id):
        return account_id, None
    challenge, answer = bytes.fromhex(told[2]), str(form.credential.data)
    return account_id, operations.read_new(SYSTEM, party(), answer, challenge)


def _page(door: AtTheDoor, form: NewPasskeyForm) -> str:
    """Ask for a passkey of the account to be; made again, it takes the first one's place."""
    arrival, kept = door.arrival, kept_passkey(door)
    account_id = arrival.account_id or (kept.account_id if kept is not None else new_id())
    challenge = secrets.token_bytes(32)
    form.question.data = sealed(COMING, [str(arrival.id), account_id.hex, challenge.hex()])
    form.credential.data, form.passkey_secret.data = "", ""
    holder = Holder(account_id, arrival.name, arrival.email)
    options = operations.creation_options(SYSTEM, party(), holder, (), challenge)
    return render_template("accounts/first_passkey.html", form=form, options=options)
