"""The circle of a case: who can open what, seats given and ended, stepping aside, kept out."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, provisions
from consult.accounts.views.step_up import proof_first
from consult.agencies.queries import all_agencies
from consult.cases.forms import EndSeatForm, ExcludeForm, SeatForm
from consult.cases.models import Case, CircleSeat, Excluded
from consult.cases.operations import (
    end_seat,
    exclude_deputy,
    grant_seat,
    leave_circle,
    lift_exclusion,
)
from consult.cases.queries import (
    circle_shown,
    colleagues_without_seat,
    deputies_to_exclude,
    find_case,
    find_exclusion,
    find_seat,
    openings_of,
)
from consult.cases.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@bp.get("/cases/<uuid:case_id>/circle")
@requires(Permission.CIRCLE_READ, on=find_case)
def circle(case: Case) -> ResponseReturnValue:
    """Show who can open what of a case, since when, until when, why and by whom."""
    actor = current_actor()
    return render_template(
        "cases/circle.html",
        case=case,
        shown=circle_shown(actor, case),
        grounds={one.key: one.name for one in provisions()},
        may_write=case.is_written_by(actor),
        actor=actor,
    )


@bp.get("/cases/<uuid:case_id>/mine")
@requires(Permission.CASE_KNOW, on=find_case)
def mine(case: Case) -> ResponseReturnValue:
    """Show what a seat without the file opens."""
    seat = case.seat_of(current_actor())
    return render_template("cases/mine.html", case=case, seat=seat)


@bp.route("/cases/<uuid:case_id>/circle/new", methods=["GET", "POST"])
@requires(Permission.CIRCLE_EDIT, on=find_case)
def seat(case: Case) -> ResponseReturnValue:
    """Give a colleague a seat in the circle."""
    actor = current_actor()
    colleagues, own = colleagues_without_seat(actor, case), case.team.agency_id
    form = SeatForm.among(colleagues, all_agencies(actor), own)
    if not form.validate_on_submit():
        return render_template("cases/seat.html", form=form, case=case), form.status
    if form.goes_outside and (asked := proof_first()) is not None:
        return asked
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


@bp.route("/cases/<uuid:case_id>/circle/leave", methods=["GET", "POST"])
@requires(Permission.CIRCLE_LEAVE, on=find_case)
def leave(case: Case) -> ResponseReturnValue:
    """Step aside from a case, being too near to the family."""
    form = EndSeatForm()
    if not form.validate_on_submit():
        return render_template("cases/leave.html", form=form, case=case), form.status
    leave_circle(current_actor(), case)
    flash(_("You have stepped aside. The case is no longer open to you."), "success")
    return redirect(url_for("cases.index"))


@bp.route("/cases/<uuid:case_id>/circle/exclude", methods=["GET", "POST"])
@requires(Permission.DEPUTY_EXCLUDE, on=find_case)
def exclude(case: Case) -> ResponseReturnValue:
    """Keep a named deputy out of a case."""
    actor = current_actor()
    form = ExcludeForm.among(deputies_to_exclude(actor, case))
    if not form.validate_on_submit():
        return render_template("cases/exclude.html", form=form, case=case), form.status
    exclude_deputy(actor, case, form.data["account_id"])
    flash(_("This deputy can no longer act for the case."), "success")
    return redirect(url_for("cases.circle", case_id=case.id))


@bp.post("/exclusions/<uuid:exclusion_id>/lift")
@requires(Permission.EXCLUSION_LIFT, on=find_exclusion)
def lift(found: Excluded) -> ResponseReturnValue:
    """Let a deputy act for a case again."""
    lift_exclusion(current_actor(), found.case, found.exclusion)
    flash(_("This deputy can act for the case again."), "success")
    return redirect(url_for("cases.circle", case_id=found.case.id))


@panel("case-top", order=20)
def emergencies_panel(case: Case) -> str | None:
    """Tell the circle on the case's page that it was opened in an emergency."""
    found = openings_of(current_actor(), case)
    return render_template("cases/_emergencies.html", openings=found) if found else None
