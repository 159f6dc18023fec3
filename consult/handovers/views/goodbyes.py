"""Somebody has left for good: one page that says what hangs on her, and one press."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.handovers.forms import GoodbyeForm
from consult.handovers.models import Goodbye
from consult.handovers.operations import let_leave
from consult.handovers.queries import find_goodbye
from consult.handovers.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/people/<uuid:account_id>/leaving", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_LEAVE, on=find_goodbye)
@fresh
def goodbye(found: Goodbye) -> ResponseReturnValue:
    """Say that somebody has left for good."""
    form = GoodbyeForm()
    if not form.validate_on_submit():
        return render_template("handovers/goodbye.html", form=form, found=found), form.status
    let_leave(current_actor(), found.account)
    flash(
        _("The account is closed for good. Wherever it was signed in, it is signed out."), "success"
    )
    return redirect(url_for("accounts.show", account_id=found.account.id))
