"""One's own account: who one is here, how one reads the pages, and as what one acts now."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms import ActingForm, OwnAccountForm
from consult.accounts.models import Account
from consult.accounts.queries import duties_of, own_account
from consult.accounts.queries.sso import find_own_link
from consult.accounts.views.arriving import token_here
from consult.accounts.views.blueprint import bp
from consult.accounts.views.carrying import provider, provider_name
from consult.agencies.queries import find_agency
from consult.agencies.rules import sectors
from consult.i18n import _, _l
from consult.web.guard import current_actor, requires
from consult.web.menu import entry

entry("accounts.own", label=_l("My account"), order=10, place="person", icon="person-gear")


@bp.route("/account", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT_EDIT, on=own_account)
def own(account: Account) -> ResponseReturnValue:
    """Show who one is here; set language, theme and reminders."""
    form = OwnAccountForm(obj=account)
    if not form.validate_on_submit():
        return render_template("accounts/own.html", form=form, **_facts(account)), form.status
    operations.change_own_account(current_actor(), account, *form.chosen)
    flash(_("The change is saved."), "success")
    return redirect(url_for("accounts.own"), 303)


@bp.route("/account/acting", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT_EDIT, on=own_account)
def acting(account: Account) -> ResponseReturnValue:
    """Say as what one acts from now on, where one holds several duties."""
    actor, form = current_actor(), ActingForm(data={"duty": current_actor().acting})
    form.offer(actor.duties)
    if not form.validate_on_submit():
        return render_template("accounts/acting.html", form=form), form.status
    operations.act_as(actor, account, form.chosen, token_here() or b"")
    flash(_("The change is saved."), "success")
    return redirect(url_for("accounts.own"), 303)


def _facts(account: Account) -> dict[str, object]:
    actor = current_actor()
    return {
        "account": account,
        "agency": find_agency(actor, account.agency_id),
        "sector": sectors()[account.sector],
        "duties": sorted(duties_of(actor, [account.id])[account.id]),
        "provider": provider_name(),
        "link": find_own_link(actor) if provider() is not None else None,
    }
