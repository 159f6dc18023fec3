"""Signing in and out."""

import secrets

from flask import abort, current_app, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms import SignInForm
from consult.accounts.forms.factors import TouchForm
from consult.accounts.models import Account
from consult.accounts.operations import Attempt
from consult.accounts.operations.sso import stand_on_word
from consult.accounts.queries import find_account, own_account
from consult.accounts.rules import DEVICE_KNOWN_FOR, cannot_be_typed, is_too_long
from consult.accounts.views.arriving import (
    DEVICE,
    SITTING,
    limits,
    token_here,
    whereabouts,
)
from consult.accounts.views.asking import party, question
from consult.accounts.views.blueprint import bp
from consult.accounts.views.carrying import (
    carried,
    has_to_be_named,
    known_by_provider,
    provider_name,
)
from consult.accounts.views.people_of_the_demo import demo_people
from consult.foundation.actor import SYSTEM
from consult.foundation.tokens import write_token
from consult.i18n import _, _l
from consult.web.cookies import drop_cookie, read_cookie, set_cookie
from consult.web.guard import current_actor, public, requires
from consult.web.menu import entry
from consult.web.redirects import back_or, wanted_place
from consult.web.throttle import limiter
from consult.web.transaction import slow_work

entry("accounts.sign_out", label=_l("Sign out"), order=90, place="person", press=True)

TOUCHED = "sign-in"
PER_ADDRESS = "120 per 10 minutes"
"""A whole office may sign in from one address; somebody who tries a thousand names may not."""


@bp.route("/sign-in", methods=["GET", "POST"])
@public("whoever is not signed in yet")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def sign_in() -> ResponseReturnValue:
    """Sign in with e-mail and passphrase."""
    form = SignInForm(data={"email": known_by_provider()})
    if form.validate_on_submit():
        if (response := enter(form.email.data, form.passphrase.data, form.code.data)) is not None:
            return response
        form.refuse()
    return way_in(form, TouchForm(formdata=None)), form.status


@bp.post("/sign-out")
@requires(Permission.SESSION_END, on=own_account)
def sign_out(account: Account) -> ResponseReturnValue:
    """Sign out, and have the browser forget what it has seen."""
    operations.end_sitting(current_actor(), account, token_here() or b"")
    session.clear()
    flash(_("You have signed out."), "success")
    response = redirect(url_for("accounts.sign_in"), 303)
    drop_cookie(response, SITTING)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def way_in(form: SignInForm, touch: TouchForm) -> str:
    """Compose the page with all the ways in."""
    challenge, seal = question(TOUCHED)
    touch.question.data, touch.credential.data, touch.passkey_secret.data = seal, "", ""
    return render_template(
        "accounts/sign_in.html",
        form=form,
        touch=touch,
        options=operations.request_options(SYSTEM, party(), challenge),
        people=demo_people(),
        wanted=wanted_place(),
        provider=provider_name(),
        named=known_by_provider(),
    )


def enter(email: str, passphrase: str, code: str = "", *, touched: bool = False) -> Response | None:
    """Try to get in: pay, work outside any transaction, and begin a sitting if it was right."""
    if cannot_be_typed(passphrase):
        abort(400)
    if is_too_long(passphrase):
        abort(413)
    attempt = operations.begin_attempt(SYSTEM, email, read_cookie(DEVICE))
    with slow_work():
        seed = operations.open_seed(SYSTEM, attempt, passphrase)
        slot = operations.slot_made_dearer(SYSTEM, attempt, passphrase, seed)
    named = carried(attempt.account_id) is not None
    holds = touched or named or second_factor_holds(attempt, seed, code)
    if seed is None or attempt.account_id is None or not holds:
        operations.refuse_attempt(None)
        return None
    return seat(attempt, seed, slot, "passkey+words" if touched else "words")


def second_factor_holds(attempt: Attempt, seed: bytes | None, code: str) -> bool:
    """Tell whether the right words are enough, with the code that was typed."""
    if seed is None or attempt.account_id is None:
        return False
    demanded = current_app.extensions["settings"].demands_second_factor
    identity = vault.Identity(attempt.account_id, seed)
    return operations.second_factor_holds(SYSTEM, identity, code, demanded=demanded)


def seat(attempt: Attempt, seed: bytes, slot: bytes | None, by: str) -> Response:
    """Begin a sitting for whoever has shown that it is she."""
    account = find_account(SYSTEM, attempt.account_id) if attempt.account_id else None
    if account is None:
        abort(503)
    word = carried(account.id)
    if word is None and has_to_be_named(account):
        return redirect(url_for("accounts.sso", next=wanted_place()), 303)
    operations.forget_tries(SYSTEM, attempt)
    if slot is not None:
        operations.replace_slot(SYSTEM, account, slot)
    device = secrets.token_urlsafe(32)
    operations.remember_device(SYSTEM, account, device, read_cookie(DEVICE))
    token = operations.begin_sitting(SYSTEM, account, seed, limits(), token_here(), whereabouts(by))
    if word is not None:
        stand_on_word(token, word)
    session.clear()
    response = back_or("/")
    response.status_code = 303
    set_cookie(response, SITTING, write_token(token))
    set_cookie(response, DEVICE, device, seconds=int(DEVICE_KNOWN_FOR.total_seconds()))
    return response
