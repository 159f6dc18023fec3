"""One's own account: language, theme, passphrase."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms import OwnAccountForm, PassphraseForm
from consult.accounts.models import Account
from consult.accounts.queries import duties_of, own_account
from consult.accounts.rules import cannot_be_typed, is_too_long
from consult.accounts.views.arriving import DEVICE, read_token
from consult.accounts.views.blueprint import bp
from consult.agencies.queries import find_agency
from consult.agencies.rules import sectors
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.i18n import _, _l
from consult.web.cookies import read_cookie
from consult.web.guard import current_actor, requires
from consult.web.menu import entry
from consult.web.transaction import slow_work

entry("accounts.own", label=_l("My account"), order=10, place="person", icon="person-gear")

NOT_THE_OLD_ONE = Words(
    "Nykyinen tunnuslause ei ole oikein. Monen yrityksen jälkeen on odotettava hetki.",
    "Den nuvarande lösenfrasen stämmer inte. Efter många försök måste man vänta en stund.",
    "The passphrase until now is not right. After many tries one has to wait a while.",
)


@bp.route("/account", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT_EDIT, on=own_account)
def own(account: Account) -> ResponseReturnValue:
    """Show who one is here, and set language and theme."""
    form = OwnAccountForm(obj=account)
    if not form.validate_on_submit():
        return render_template("accounts/own.html", form=form, **_facts(account)), form.status
    operations.change_own_account(current_actor(), account, *form.chosen)
    flash(_("The change is saved."), "success")
    return redirect(url_for("accounts.own"), 303)


@bp.route("/account/passphrase", methods=["GET", "POST"])
@requires(Permission.PASSPHRASE_CHANGE, on=own_account)
def passphrase(account: Account) -> ResponseReturnValue:
    """Change one's passphrase to one that was drawn."""
    form = PassphraseForm(account.id)
    if not form.validate_on_submit():
        return render_template("accounts/passphrase.html", form=form), form.status
    renew(current_actor(), account.email, form.old_passphrase.data, form.words)
    flash(_("The new passphrase is in use. Other devices have been signed out."), "success")
    return redirect(url_for("accounts.own"), 303)


def renew(actor: Actor, email: str, old: str, new: str) -> None:
    """Check the old passphrase, seal under the new one outside any transaction, and store it."""
    if cannot_be_typed(old) or is_too_long(old):
        raise NotSaved(NOT_THE_OLD_ONE)
    attempt = operations.begin_attempt(actor, email, read_cookie(DEVICE))
    with slow_work():
        slot = operations.seal_anew(actor, attempt, old, new)
    account = own_account(actor)
    if slot is None or account is None:
        operations.refuse_attempt(actor)
        raise NotSaved(NOT_THE_OLD_ONE)
    operations.change_passphrase(actor, account, attempt, slot, read_token() or b"")


def _facts(account: Account) -> dict[str, object]:
    actor = current_actor()
    return {
        "account": account,
        "agency": find_agency(actor, account.agency_id),
        "sector": sectors()[account.sector],
        "duties": sorted(duties_of(actor, [account.id])[account.id]),
    }
