"""Where one is signed in: device, network, last seen; end one or all."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.models import Account, LoginSession
from consult.accounts.queries import own_account
from consult.accounts.queries.factors import find_own_sitting, sittings_of
from consult.accounts.views.arriving import token_here
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.get("/account/sessions")
@requires(Permission.SITTINGS_READ, on=own_account)
def sittings(account: Account) -> ResponseReturnValue:
    """List where one is signed in."""
    return render_template(
        "accounts/sittings.html",
        sittings=sittings_of(current_actor()),
        here=vault.session_id(token_here() or b""),
    )


@bp.post("/account/sessions/<int:ref>/end")
@requires(Permission.SITTING_END, on=find_own_sitting)
@fresh
def end_sitting(sitting: LoginSession) -> ResponseReturnValue:
    """End one of them."""
    operations.end_one_sitting(current_actor(), sitting)
    flash(_("The device is signed out."), "success")
    return redirect(url_for("accounts.sittings"), 303)


@bp.post("/account/sessions/end")
@requires(Permission.SITTINGS_READ, on=own_account)
@fresh
def end_sittings(account: Account) -> ResponseReturnValue:
    """End all but this one."""
    operations.end_all_other_sittings(current_actor(), account, token_here() or b"")
    flash(_("All other devices are signed out."), "success")
    return redirect(url_for("accounts.sittings"), 303)
