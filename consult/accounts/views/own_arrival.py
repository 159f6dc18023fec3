"""What is still to be done before somebody is in: her ways in, her paper, a call."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from consult import vault
from consult.access import Permission
from consult.accounts.models import Account
from consult.accounts.queries import arrival_of, own_account, passphrase_slot
from consult.accounts.views.blueprint import bp
from consult.accounts.views.factors import demanded
from consult.web.guard import current_actor, requires


@bp.get("/arrival")
@requires(Permission.OWN_ARRIVAL, on=own_account)
def own_arrival(account: Account) -> ResponseReturnValue:
    """Show somebody what is still to be done before she is in."""
    if not account.waits:
        return redirect(url_for("desk.front"), 303)
    arrival = arrival_of(current_actor(), account.id)
    return render_template(
        "accounts/own_arrival.html",
        account=account,
        numbers=vault.keyring().identity.fingerprint,
        has_factor=current_user.has_second_factor,
        needs_factor=demanded(),
        is_light=arrival is not None and arrival.is_light,
        has_words=passphrase_slot(current_actor(), account.id) is not None,
    )
