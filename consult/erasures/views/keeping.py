"""What goes when: the list of closed cases, and keeping one back."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.erasures.forms import HoldForm
from consult.erasures.models import Holding, Queue, ToErase
from consult.erasures.operations import hold_case_back, lift_hold
from consult.erasures.queries import (
    find_hold,
    find_queue,
    find_to_erase,
    kept,
    kept_cases,
    past_erasures,
)
from consult.erasures.rules import rules_in_force
from consult.erasures.views.blueprint import bp, promised
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/keeping")
@requires(Permission.RETENTION_READ, on=find_queue)
def index(queue: Queue) -> ResponseReturnValue:
    """Show what is under way, what goes when, and what was erased."""
    actor = current_actor()
    page = page_of(kept_cases(actor))
    return render_template(
        "erasures/index.html",
        queue=queue,
        page=page,
        cases=kept(actor, page.rows),
        past=past_erasures(actor),
        rules=rules_in_force(),
        promise=promised(),
        log_years=current_app.extensions["settings"].log_years,
    )


@bp.route("/cases/<uuid:case_id>/keep", methods=["GET", "POST"])
@requires(Permission.RETENTION_HOLD, on=find_to_erase)
def hold(found: ToErase) -> ResponseReturnValue:
    """Keep a case although its time is over."""
    form = HoldForm()
    if not form.validate_on_submit():
        return render_template("erasures/hold.html", form=form, found=found), form.status
    hold_case_back(current_actor(), found, form.terms)
    flash(_("Kept. It is not erased before that day is over."), "success")
    return redirect(url_for("erasures.index"))


@bp.post("/holds/<uuid:hold_id>/lift")
@requires(Permission.HOLD_LIFT, on=find_hold)
@fresh
def lift(held: Holding) -> ResponseReturnValue:
    """Let it go its way again."""
    lift_hold(current_actor(), held)
    flash(_("The hold is lifted."), "success")
    return redirect(url_for("erasures.index"), 303)
