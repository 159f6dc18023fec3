"""What named deputies do: open a case by its code for three hours, name somebody's stand-in."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, Purpose
from consult.accounts.views.step_up import fresh
from consult.cases.forms import CodeForm, EmergencyAnswerForm, EmergencyForm, StandInForm
from consult.cases.models import Absent, CaseForDeputy, Deputising, Emergency
from consult.cases.operations import (
    answer_for_emergency,
    confirm_emergency,
    end_emergency,
    open_in_emergency,
    take_stand_in,
)
from consult.cases.queries import (
    colleagues_at_hand,
    deputising,
    find_absent,
    find_case_as_deputy,
    find_case_by_code,
    find_opening_to_confirm,
    find_own_cases,
    find_own_opening,
    find_running_opening,
    openings_for_deputies,
    people_to_open_for,
    stand_ins_for,
    temporary_seats,
)
from consult.cases.rules import SeatGround
from consult.cases.views.blueprint import bp
from consult.foundation.actor import Actor
from consult.i18n import _, _n
from consult.web.guard import current_actor, record_refusal, requires
from consult.web.purposes import tells_purposes

PURPOSES = {
    SeatGround.EMERGENCY: Purpose.EMERGENCY,
    SeatGround.STAND_IN: Purpose.DEPUTISING,
}


@bp.route("/deputy", methods=["GET", "POST"])
@requires(Permission.DEPUTY_ACT, on=deputising)
def deputy(found: Deputising) -> ResponseReturnValue:
    """Show what a deputy can do now, and find a case by the code that is read to her."""
    form = CodeForm()
    if form.validate_on_submit():
        case = find_case_by_code(current_actor(), form.code.data)
        if case is not None:
            return redirect(url_for("cases.emergency", case_id=case.case.id))
        refused = form.say_not_found()
        record_refusal(refused, current_actor(), Permission.EMERGENCY_OPEN, kind="case")
    return render_template("cases/deputy.html", form=form, **_at_hand(found)), form.status


@bp.route("/cases/<uuid:case_id>/emergency", methods=["GET", "POST"])
@requires(Permission.EMERGENCY_OPEN, on=find_case_as_deputy)
def emergency(found: CaseForDeputy) -> ResponseReturnValue:
    """Open a case for somebody who needs it now."""
    actor = current_actor()
    form = EmergencyForm.among(people_to_open_for(actor, found))
    if not form.validate_on_submit():
        return render_template("cases/emergency.html", form=form, found=found), form.status
    said = form.data
    opening = open_in_emergency(actor, found, said["user_id"], said["why"], form.words.reviewed)
    flash(_opened(opening.opened_at is not None), "success")
    return redirect(url_for("cases.deputy"))


@bp.post("/emergencies/<uuid:opening_id>/confirm")
@requires(Permission.EMERGENCY_CONFIRM, on=find_opening_to_confirm)
def confirm(found: Emergency) -> ResponseReturnValue:
    """Press as the second deputy."""
    confirm_emergency(current_actor(), found)
    flash(_opened(True), "success")
    return redirect(url_for("cases.deputy"))


@bp.post("/emergencies/<uuid:opening_id>/end")
@requires(Permission.EMERGENCY_END, on=find_running_opening)
def end_opening(found: Emergency) -> ResponseReturnValue:
    """End an emergency opening before its time."""
    end_emergency(current_actor(), found)
    flash(_("The case is closed again."), "success")
    return redirect(url_for("desk.front"))


@bp.route("/emergencies/<uuid:opening_id>/answer", methods=["GET", "POST"])
@requires(Permission.EMERGENCY_ANSWER, on=find_own_opening)
def answer(found: Emergency) -> ResponseReturnValue:
    """Answer the two questions afterwards."""
    form = EmergencyAnswerForm()
    if not form.validate_on_submit():
        return render_template("cases/emergency_answer.html", form=form, found=found), form.status
    said = form.data
    answer_for_emergency(current_actor(), found, said["needed"], said["did"], form.words.reviewed)
    flash(_("Thank you. The team's lead and supervisor can read it."), "success")
    return redirect(url_for("desk.front"))


@bp.route("/cases/stand-in", methods=["GET", "POST"])
@requires(Permission.STAND_IN_ARRANGE, on=find_own_cases)
@fresh
def stand_in(absent: Absent) -> ResponseReturnValue:
    """Seat a stand-in over one's own cases."""
    return _stand_in(absent, back=url_for("cases.index"))


@bp.route("/deputy/<uuid:colleague_id>/stand-in", methods=["GET", "POST"])
@requires(Permission.STAND_IN_NAME, on=find_absent)
@fresh
def stand_in_for(absent: Absent) -> ResponseReturnValue:
    """Seat a stand-in for a colleague who is away."""
    return _stand_in(absent, back=url_for("cases.deputy"))


def _at_hand(found: Deputising) -> dict[str, object]:
    actor = current_actor()
    return {
        "found": found,
        "teams": found.teams,
        "openings": openings_for_deputies(actor),
        "colleagues": colleagues_at_hand(actor),
        "actor": actor,
    }


def _stand_in(absent: Absent, back: str) -> ResponseReturnValue:
    actor = current_actor()
    form = StandInForm.among(stand_ins_for(actor, absent), absent.cases)
    if not form.validate_on_submit():
        shown = render_template("cases/stand_in.html", form=form, absent=absent, back=back)
        return shown, form.status
    said = form.data
    seats = take_stand_in(
        actor, absent, said["account_id"], said["last_day"], form.chosen(absent.cases)
    )
    flash(
        _n("One case has a stand-in.", "%(num)s cases have a stand-in.", len(seats)),
        "success",
    )
    return redirect(back)


@tells_purposes
def _purposes(actor: Actor, seats: set[UUID]) -> dict[UUID, str]:
    """Say for which purpose a stand-in, and one for whom the glass was broken, reads a file."""
    grounds = temporary_seats(actor, seats)
    return {seat: PURPOSES[ground] for seat, ground in grounds.items() if ground in PURPOSES}


def _opened(at_once: bool) -> str:
    if at_once:
        return _("The case is open for three hours. Its circle has been told.")
    return _("Another deputy has to press as well, within an hour.")
