"""The queue of a group: why a request waits, and an urgent one before a routine one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.consultations.forms import TakeForm, WaitForm
from consult.consultations.models import Consultation, Seen
from consult.consultations.operations import put_on_waiting_list, take_slot_of
from consult.consultations.queries import (
    facilitators_of,
    find_consultation,
    suggestions,
    who_may_yield,
)
from consult.consultations.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/consultations/<uuid:consultation_id>/triage/wait", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
def waiting(seen: Seen) -> ResponseReturnValue:
    """Say why a request has no time yet."""
    form, it = WaitForm(), seen.consultation
    if not form.validate_on_submit():
        return render_template("consultations/triage_wait.html", it=it, form=form), form.status
    put_on_waiting_list(current_actor(), it, form.reason_kind)
    flash(_("It is on the waiting list. The asker sees why."), "success")
    return _back(it)


@bp.route("/consultations/<uuid:consultation_id>/triage/take", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
def taking(seen: Seen) -> ResponseReturnValue:
    """Give an urgent request the time of a routine one; what that means is shown before."""
    actor, it, form = current_actor(), seen.consultation, TakeForm()
    yielding = who_may_yield(actor, it)
    form.offer_times(yielding)
    form.offer_people(facilitators_of(actor, it.team_id), suggestions(actor, it))
    if not form.validate_on_submit():
        return render_template("consultations/triage_take.html", it=it, form=form), form.status
    take_slot_of(actor, it, form.chosen_of(yielding), form.facilitator.data, form.chosen())
    flash(_("Placed. The routine one has moved, and everybody of it is told."), "success")
    return _back(it)


def _back(it: Consultation) -> ResponseReturnValue:
    return redirect(url_for("consultations.triage", consultation_id=it.id), 303)
