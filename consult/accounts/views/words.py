"""One's own words: drawn again until they please, typed once so that they are written down."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms import PassphraseForm
from consult.accounts.models import Account
from consult.accounts.queries import own_account, passphrase_slot
from consult.accounts.views.arriving import token_here
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.transaction import slow_work


@bp.route("/account/passphrase", methods=["GET", "POST"])
@requires(Permission.PASSPHRASE_CHANGE, on=own_account)
@fresh
def passphrase(account: Account) -> ResponseReturnValue:
    """Change one's passphrase to one that was drawn."""
    form = PassphraseForm(account.id)
    if not form.validate_on_submit():
        has_words = passphrase_slot(current_actor(), account.id) is not None
        page = render_template("accounts/passphrase.html", form=form, has_words=has_words)
        return page, form.status
    renew(current_actor(), account, form.words)
    flash(_("The new passphrase is in use. Other devices have been signed out."), "success")
    return redirect(url_for("accounts.factors"), 303)


def renew(actor: Actor, account: Account, words: str) -> None:
    """Seal under the new words outside any transaction, and put them in the old ones' place."""
    old, identity = passphrase_slot(actor, account.id), vault.keyring().identity
    before = b"" if old is None else old.blob
    with slow_work():
        slot = operations.seal_anew(actor, identity, before, words)
    operations.change_passphrase(actor, account, slot, token_here() or b"")
