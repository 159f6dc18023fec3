"""The officers' pages: what was asked of the off-line key, for whom, and how it is brought back."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts.models import Account
from consult.accounts.views.step_up import fresh
from consult.foundation.actor import Actor
from consult.i18n import _, _n
from consult.recoveries.forms import AnswerForm, AskForm
from consult.recoveries.models import Asked, Need
from consult.recoveries.operations import (
    ask_custodians,
    confirm_request,
    take_answer_in,
    take_request_along,
    withdraw_request,
)
from consult.recoveries.policy import (
    OFFICERS,
    may_bring_answer,
    may_confirm,
    may_list_requests,
    may_take_along,
    may_withdraw,
)
from consult.recoveries.queries import (
    as_asked,
    find_need,
    find_request,
    own_view,
    requests,
    shut_of,
)
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of
from consult.web.panels import panel

bp = Blueprint("recoveries", __name__)

STEPS = {
    "confirm": may_confirm,
    "take_along": may_take_along,
    "answer": may_bring_answer,
    "withdraw": may_withdraw,
    "list": may_list_requests,
}
"""What may come next, and who may do it."""


@bp.get("/recoveries")
@requires(Permission.RECOVERIES_READ, on=own_view)
def index(actor: Actor) -> ResponseReturnValue:
    """List what was asked of the custodians, and what became of it."""
    page = page_of(requests(actor))
    asked = [as_asked(actor, row) for row in page]
    return render_template("recoveries/index.html", page=page, asked=asked)


@bp.route("/people/<uuid:account_id>/recovery", methods=["GET", "POST"])
@requires(Permission.RECOVERY_ASK, on=find_need)
@fresh
def ask(need: Need) -> ResponseReturnValue:
    """Ask the custodians to open for somebody what nobody can open any more."""
    form = AskForm.for_need(need)
    if not form.validate_on_submit():
        return render_template("recoveries/ask.html", form=form, need=need), form.status
    request = ask_custodians(current_actor(), need, form.data["spaces"])
    flash(_("Asked. Another supervisor or the register's responsible person confirms it."))
    return redirect(url_for("recoveries.show", request_id=request.id))


@bp.get("/recoveries/<uuid:request_id>")
@requires(Permission.RECOVERY_READ, on=find_request)
def show(asked: Asked) -> ResponseReturnValue:
    """Show one request: what it asks for, how far it is, and what comes next."""
    actor, request = current_actor(), asked.request
    return render_template(
        "recoveries/show.html",
        asked=asked,
        shut=shut_of(actor, request),
        fingerprint=vault.fingerprint_of(request.account_id, request.kid),
        check=vault.check_number(request.digest),
        may={name: rule(actor, asked) for name, rule in STEPS.items()},
    )


@bp.post("/recoveries/<uuid:request_id>/confirm")
@requires(Permission.RECOVERY_CONFIRM, on=find_request)
@fresh
def confirm(asked: Asked) -> ResponseReturnValue:
    """Confirm it as the second officer."""
    confirm_request(current_actor(), asked)
    flash(_("Confirmed. The file can be taken to the custodians."), "success")
    return redirect(url_for("recoveries.show", request_id=asked.request.id))


@bp.post("/recoveries/<uuid:request_id>/withdraw")
@requires(Permission.RECOVERY_WITHDRAW, on=find_request)
def withdraw(asked: Asked) -> ResponseReturnValue:
    """Take it back."""
    withdraw_request(current_actor(), asked)
    flash(_("Withdrawn. No answer to it is taken in any more."), "success")
    return redirect(url_for("recoveries.show", request_id=asked.request.id))


@bp.post("/recoveries/<uuid:request_id>/file")
@requires(Permission.RECOVERY_EXPORT, on=find_request)
@fresh
def take_along(asked: Asked) -> ResponseReturnValue:
    """Give the file for the custodians. That it left the house is a deed."""
    text = take_request_along(current_actor(), asked)
    response = Response(text.encode(), mimetype="application/jsonl")
    response.headers["Content-Disposition"] = 'attachment; filename="request.jsonl"'
    return response


@bp.route("/recoveries/<uuid:request_id>/answer", methods=["GET", "POST"])
@requires(Permission.RECOVERY_ANSWER, on=find_request)
@fresh
def answer(asked: Asked) -> ResponseReturnValue:
    """Take the custodians' answer in."""
    form = AnswerForm()
    if not form.validate_on_submit():
        return render_template("recoveries/answer.html", form=form, asked=asked), form.status
    spaces = len(take_answer_in(current_actor(), asked, form.data["answer"]))
    flash(_n("%(num)d space is open again.", "%(num)d spaces are open again.", spaces), "success")
    return redirect(url_for("recoveries.show", request_id=asked.request.id))


@panel("person", order=85)
def person_panel(account: Account) -> str | None:
    """Lead an officer to the page on which she asks the custodians."""
    actor = current_actor()
    if not actor.has(*OFFICERS) or account.id == actor.id or not account.is_active:
        return None
    return render_template("recoveries/_person.html", account=account)


@panel("availability", order=90)
def availability_panel(watch: object) -> str | None:
    """Lead from the spaces that nobody can open to what was asked of the custodians."""
    if not may_list_requests(current_actor(), watch):
        return None
    return render_template("recoveries/_availability.html")
