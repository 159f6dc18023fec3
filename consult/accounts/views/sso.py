"""Single sign-on: to the provider and back, and linking one's own account with it.

The provider says who somebody is. That opens no note: her passkey or her words do, afterwards.
"""

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.models import Account
from consult.accounts.operations.sso import link_account, settle_duties, unlink_account
from consult.accounts.queries import own_account
from consult.accounts.queries.sso import person_behind
from consult.accounts.views.blueprint import bp
from consult.accounts.views.carrying import carry, provider, provider_name
from consult.accounts.views.step_up import fresh
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.foundation.settings import Settings
from consult.i18n import _
from consult.sso import NotBelieved, Refused, Unreachable, Word, duties_of_groups
from consult.web.guard import actor_or_nobody, current_actor, public, requires
from consult.web.redirects import local_path
from consult.web.throttle import limiter
from consult.web.transaction import slow_work

ASKED = "asked-provider"
PER_ADDRESS = "120 per 10 minutes"
SIGN_IN, LINK = "sign-in", "link"


@bp.get("/sign-in/organisation")
@public("whoever comes by the sign-in of her organisation; it opens nothing by itself")
@limiter.limit(PER_ADDRESS)
def sso() -> ResponseReturnValue:
    """Send the browser to the provider."""
    return _go(SIGN_IN, local_path(request.args.get("next")) or "/")


@bp.get("/sign-in/organisation/back")
@public("the provider sends browsers here")
@limiter.limit(PER_ADDRESS)
def sso_back() -> ResponseReturnValue:
    """Hear the provider's word, and go on to what opens."""
    asked = session.pop(ASKED, None)
    word = _word(asked)
    if word is None or asked is None:
        return _refused()
    return _link(word) if asked["for"] == LINK else _named(word, asked["next"])


@bp.get("/account/organisation")
@requires(Permission.OWN_ACCOUNT_EDIT, on=own_account)
@fresh
def link_sso(account: Account) -> ResponseReturnValue:
    """Ask the provider who one is, to link one's own account with it."""
    return _go(LINK, url_for("accounts.own"))


@bp.post("/account/organisation/unlink")
@requires(Permission.OWN_ACCOUNT_EDIT, on=own_account)
@fresh
def unlink_sso(account: Account) -> ResponseReturnValue:
    """Take one's own link away."""
    unlink_account(current_actor(), account)
    flash(_("From now on you sign in without your organisation."), "success")
    return redirect(url_for("accounts.own"), 303)


def _go(purpose: str, wanted: str) -> ResponseReturnValue:
    there = provider()
    if there is None:
        return redirect(url_for("accounts.sign_in"), 303)
    try:
        asked = there.ask(_back())
    except (Unreachable, NotBelieved):
        return _refused()
    session[ASKED] = {
        "state": asked.state,
        "nonce": asked.nonce,
        "verifier": asked.verifier,
        "for": purpose,
        "next": wanted,
    }
    return redirect(asked.url, 303)


def _word(asked: dict[str, str] | None) -> Word | None:
    code, state = request.args.get("code", ""), request.args.get("state", "")
    if asked is None or not code or state != asked["state"]:
        return None
    there = provider()
    if there is None:
        return None
    try:
        with slow_work():
            return there.answer(_back(), code, asked["nonce"], asked["verifier"])
    except (Unreachable, NotBelieved, Refused):
        return None


def _named(word: Word, wanted: str) -> ResponseReturnValue:
    account = person_behind(SYSTEM, word.issuer, word.subject)
    if account is None or not account.may_sign_in:
        return _refused()
    with transaction():
        settle_duties(account, word, duties_of_groups(_settings()))
    carry(account, word)
    return redirect(url_for("accounts.sign_in", next=wanted), 303)


def _link(word: Word) -> ResponseReturnValue:
    actor = actor_or_nobody()
    account = own_account(actor) if actor is not None else None
    if actor is None or account is None:
        return _refused()
    with transaction():
        link_account(actor, account, word)
    flash(_("Your account is linked. From now on your organisation says who you are."), "success")
    return redirect(url_for("accounts.own"), 303)


def _refused() -> ResponseReturnValue:
    page = render_template("accounts/sso_refused.html", provider=provider_name())
    return page, 403


def _back() -> str:
    return url_for("accounts.sso_back", _external=True)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
