"""A passkey that no longer opens anything still says who she is: it counts as the second word."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.accounts import operations
from consult.accounts.forms.factors import TouchForm
from consult.accounts.operations import Attempt, Touched
from consult.accounts.queries.losses import open_loss_of
from consult.accounts.views.asking import party, question
from consult.accounts.views.blueprint import bp
from consult.accounts.views.door import let_stand
from consult.accounts.views.signing import PER_ADDRESS, seat
from consult.accounts.views.touching import read_touch
from consult.foundation.actor import SYSTEM
from consult.web.guard import public
from consult.web.throttle import limiter

TOUCHED = "lost-passkey"


@bp.route("/lost/passkey", methods=["GET", "POST"])
@public("whoever has lost her words and still has a passkey; her supervisor has said so first")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def lost_passkey() -> ResponseReturnValue:
    """Let a touch be the second word, once a supervisor has said the first."""
    form, touched = TouchForm(), None
    if form.validate_on_submit():
        touched = read_touch(form, TOUCHED)
        if touched is None:
            form.refuse()
    if touched is not None and (response := _go_on(touched, form.output)) is not None:
        return response
    return _page(form, not_begun=touched is not None), form.status


def _page(form: TouchForm, *, not_begun: bool) -> str:
    challenge, seal = question(TOUCHED)
    form.question.data, form.credential.data, form.passkey_secret.data = seal, "", ""
    options = operations.request_options(SYSTEM, party(), challenge)
    return render_template(
        "accounts/lost_passkey.html", form=form, options=options, not_begun=not_begun
    )


def _go_on(touched: Touched, output: bytes | None) -> Response | None:
    """Sign in where the passkey opens by itself; else go on to new words, if it was begun."""
    account = touched.account
    seed = None if output is None else operations.open_by_touch(SYSTEM, touched, output)
    if seed is not None:
        return seat(Attempt(account.id, None, True, ()), seed, None, "passkey")
    loss = open_loss_of(SYSTEM, account.id)
    if loss is None or loss.is_confirmed or not account.may_sign_in:
        return None
    link = operations.confirm_by_passkey(SYSTEM, loss, account)
    response = redirect(url_for("accounts.told"), 303)
    assert loss.arrival_id is not None
    let_stand(response, loss.arrival_id, link, is_known=True)
    return response
