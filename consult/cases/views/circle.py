"""Giving and ending seats in the circle of a case."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.agencies.queries import all_agencies
from consult.cases.forms import EndSeatForm, SeatForm
from consult.cases.models import Case, CircleSeat
from consult.cases.operations import end_seat, grant_seat
from consult.cases.queries import colleagues_without_seat, find_case, find_seat
from consult.cases.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/cases/<uuid:case_id>/circle/new", methods=["GET", "POST"])
@requires(Permission.CIRCLE_EDIT, on=find_case)
def seat(case: Case) -> ResponseReturnValue:
    """Give a colleague a seat in the circle."""
    actor = current_actor()
    colleagues, own = colleagues_without_seat(actor, case), case.team.agency_id
    form = SeatForm.among(colleagues, all_agencies(actor), own)
    if not form.validate_on_submit():
        return render_template("cases/seat.html", form=form, case=case), form.status
    grant_seat(actor, case, form.data["account_id"], **form.facts)
    flash(_("The circle has one more, who can read the whole file."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/circle/<uuid:seat_id>/end", methods=["GET", "POST"])
@requires(Permission.SEAT_END, on=find_seat)
def end(taken: CircleSeat) -> ResponseReturnValue:
    """End a seat."""
    form = EndSeatForm()
    if not form.validate_on_submit():
        return render_template("cases/end.html", form=form, seat=taken), form.status
    end_seat(current_actor(), taken)
    flash(_("The seat has ended. What is written from now on stays with those who sit."), "success")
    return redirect(url_for("cases.show", case_id=taken.case_id))
