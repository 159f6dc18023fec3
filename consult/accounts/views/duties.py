"""What somebody is in the house for, and whether her account is in use."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms import DutiesForm
from consult.accounts.models import Account, DutyProposal
from consult.accounts.queries import duties_of, find_account, find_proposal, proposal_of
from consult.accounts.rules import duties_to_give
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/people/<uuid:account_id>/duties", methods=["GET", "POST"])
@requires(Permission.DUTIES_EDIT, on=find_account)
@fresh
def duties(account: Account) -> ResponseReturnValue:
    """Give somebody duties and take them."""
    actor = current_actor()
    form = DutiesForm(duties_to_give(actor.duties), duties_of(actor, [account.id])[account.id])
    if not form.validate_on_submit():
        spoken = proposal_of(actor, account.id)
        return render_template(
            "accounts/duties.html", account=account, form=form, spoken=spoken
        ), form.status
    flash(changed(operations.change_duties(actor, account, form.duties.data)), "success")
    return back_to(account)


@bp.post("/people/duties/<uuid:proposal_id>/confirm")
@requires(Permission.DUTY_CONFIRM, on=find_proposal)
@fresh
def confirm_duty(proposal: DutyProposal) -> ResponseReturnValue:
    """Say the second word for a supervisor's duty."""
    account = whose(proposal)
    operations.confirm_duty(current_actor(), proposal, account)
    flash(_("The duty is given."), "success")
    return back_to(account)


@bp.post("/people/duties/<uuid:proposal_id>/drop")
@requires(Permission.DUTY_DROP, on=find_proposal)
def drop_duty(proposal: DutyProposal) -> ResponseReturnValue:
    """Do not give the duty."""
    account = whose(proposal)
    operations.drop_duty(current_actor(), proposal, account)
    flash(_("The duty was not given."), "success")
    return back_to(account)


@bp.post("/people/<uuid:account_id>/suspend")
@requires(Permission.ACCOUNT_SUSPEND, on=find_account)
def suspend(account: Account) -> ResponseReturnValue:
    """Shut an account for now."""
    operations.suspend(current_actor(), account)
    flash(_("The account is suspended. Wherever it was signed in, it is signed out."), "success")
    return back_to(account)


@bp.post("/people/<uuid:account_id>/reactivate")
@requires(Permission.ACCOUNT_REACTIVATE, on=find_account)
@fresh
def reactivate(account: Account) -> ResponseReturnValue:
    """Take a suspended account into use again."""
    operations.reactivate(current_actor(), account)
    flash(_("The account is in use again."), "success")
    return back_to(account)


def changed(is_done: bool) -> str:
    """Say what came of it."""
    if is_done:
        return _("The duties are changed.")
    return _("The change is saved. A supervisor's duty needs another supervisor's word.")


def whose(proposal: DutyProposal) -> Account:
    """Return whom the proposal is about."""
    return find_account(current_actor(), proposal.account_id) or abort(404)


def back_to(account: Account) -> Response:
    """Lead back to the person's page."""
    return redirect(url_for("accounts.show", account_id=account.id), 303)
