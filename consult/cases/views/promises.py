"""Seats in a circle for people on their way: promised, given by a press, taken back."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.models import Arrival
from consult.agencies.queries import all_agencies
from consult.cases.forms import SeatForm
from consult.cases.models import Case, CirclePromiseAsSeen
from consult.cases.operations import (
    keep_circle_promise,
    promise_circle_seat,
    take_circle_promise_back,
)
from consult.cases.queries import (
    cases_to_promise,
    circle_promises_of,
    count_circle_promises_to,
    find_case,
    find_circle_promise,
    newcomers_to_promise,
)
from consult.cases.views.blueprint import bp
from consult.foundation.actor import SYSTEM
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.panels import panel
from consult.web.redirects import back_or


@bp.route("/cases/<uuid:case_id>/circle/promise", methods=["GET", "POST"])
@requires(Permission.CIRCLE_EDIT, on=find_case)
def promise(case: Case) -> ResponseReturnValue:
    """Promise a seat in the circle to somebody who is on her way into the team."""
    actor = current_actor()
    coming = newcomers_to_promise(actor, case)
    chosen = request.args.get("person", type=UUID)
    form = SeatForm.among(coming, all_agencies(actor), case.team.agency_id, chosen)
    if not form.validate_on_submit():
        return render_template("cases/promise.html", form=form, case=case), form.status
    promise_circle_seat(actor, case, form.data["account_id"], **form.facts)
    said = _("The seat is promised. It waits until she is approved and somebody confirms it.")
    flash(said, "success")
    return back_or(url_for("cases.show", case_id=case.id))


@bp.post("/circle-promises/<uuid:promise_id>/keep")
@requires(Permission.CIRCLE_PROMISE, on=find_circle_promise)
def keep_promise(seen: CirclePromiseAsSeen) -> ResponseReturnValue:
    """Give a promised seat, now that its person is in the house."""
    keep_circle_promise(current_actor(), seen)
    flash(_("The circle has one more, who can read the whole file."), "success")
    return redirect(url_for("cases.seat", case_id=seen.case.id), 303)


@bp.post("/circle-promises/<uuid:promise_id>/take-back")
@requires(Permission.CIRCLE_PROMISE, on=find_circle_promise)
def take_promise_back(seen: CirclePromiseAsSeen) -> ResponseReturnValue:
    """Do not give what was promised."""
    take_circle_promise_back(current_actor(), seen)
    flash(_("The promise is taken back."), "success")
    return redirect(url_for("cases.seat", case_id=seen.case.id), 303)


@panel("seat", order=60)
def promises_panel(case: Case) -> str | None:
    """Show which seats in the circle wait for somebody to be let in."""
    actor = current_actor()
    promised = circle_promises_of(actor, case)
    if not promised:
        return None
    return render_template(
        "cases/_promises.html", promised=promised, may_write=case.is_written_by(actor)
    )


@panel("arrival", order=20)
def to_promise_panel(arrival: Arrival) -> str | None:
    """Offer to promise somebody on her way into the team a seat in one's own cases."""
    cases = cases_to_promise(current_actor(), arrival.id) if arrival.is_open else []
    return (
        render_template("cases/_panel_arrival.html", cases=cases, arrival=arrival)
        if cases
        else None
    )


@panel("told", order=20)
def told_panel(arrival: Arrival) -> str | None:
    """Tell her, before she accepts, in how many circles a seat is promised; never in which."""
    count = count_circle_promises_to(SYSTEM, arrival.id)
    return render_template("cases/_told.html", count=count) if count else None
