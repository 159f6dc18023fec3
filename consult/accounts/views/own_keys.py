"""One's own keys: the number that stands for them, and new ones if a stranger may have them."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms import PassphraseForm
from consult.accounts.models import Account
from consult.accounts.queries import own_account
from consult.accounts.views.arriving import SITTING
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.i18n import _
from consult.web.cookies import drop_cookie
from consult.web.guard import current_actor, requires
from consult.web.transaction import slow_work


@bp.get("/account/keys")
@requires(Permission.FACTORS_READ, on=own_account)
def own_keys(account: Account) -> ResponseReturnValue:
    """Show the number that others compare."""
    return render_template(
        "accounts/own_keys.html", account=account, numbers=vault.keyring().identity.fingerprint
    )


@bp.route("/account/keys/new", methods=["GET", "POST"])
@requires(Permission.KEYS_CHANGE, on=own_account)
@fresh
def new_keys(account: Account) -> ResponseReturnValue:
    """Take new keys, because a stranger may have the old ones."""
    form = PassphraseForm(account.id)
    if not form.validate_on_submit():
        return render_template("accounts/new_keys.html", form=form), form.status
    with slow_work():
        new, slot = operations.draw_own_keys(current_actor(), form.words)
    operations.change_own_keys(current_actor(), account, new, slot)
    session.clear()
    flash(_("You have new keys. Sign in with your new words."), "success")
    response = redirect(url_for("accounts.sign_in"), 303)
    drop_cookie(response, SITTING)
    return response
