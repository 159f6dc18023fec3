"""An incident: opened, narrowed, told of, closed; the sittings of whom it is about."""

from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.i18n import _, _n
from consult.incidents import operations
from consult.incidents.forms import ClosingForm, ScopeForm
from consult.incidents.models import Alarm, Incident, Telling
from consult.incidents.queries import (
    case_in,
    find_alarm,
    find_incident,
    find_notice,
    incidents,
    looks_after,
    space_called,
    whose_accounts,
)
from consult.incidents.queries.pages import looked
from consult.incidents.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of

BEFORE = timedelta(days=1)
"""So long before the alarm one begins to look, until somebody knows better."""


@bp.get("/incidents")
@requires(Permission.INCIDENTS_READ, on=looks_after)
def index(actor: Actor) -> ResponseReturnValue:
    """List the incidents there have been."""
    return render_template("incidents/index.html", page=page_of(incidents(actor)))


@bp.route("/incidents/new", methods=["GET", "POST"])
@requires(Permission.INCIDENT_OPEN, on=looks_after)
def new(actor: Actor) -> ResponseReturnValue:
    """Open an incident by hand."""
    return _open(actor, None)


@bp.route("/alarms/<uuid:alarm_id>/incident", methods=["GET", "POST"])
@requires(Permission.INCIDENT_OPEN, on=find_alarm)
def from_alarm(alarm: Alarm) -> ResponseReturnValue:
    """Open an incident from an alarm."""
    return _open(current_actor(), alarm)


@bp.get("/incidents/<uuid:incident_id>")
@requires(Permission.INCIDENTS_READ, on=find_incident)
def show(incident: Incident) -> ResponseReturnValue:
    """Show an incident: the clocks, what was touched, what was done."""
    return _shown(incident, ClosingForm())


@bp.route("/incidents/<uuid:incident_id>/edit", methods=["GET", "POST"])
@requires(Permission.INCIDENT_WORK, on=find_incident)
def edit(incident: Incident) -> ResponseReturnValue:
    """Say better what it is about."""
    actor = current_actor()
    case = case_in(actor, incident.space_id) if incident.space_id else None
    form = ScopeForm(obj=incident, data={"code": case.code if case else ""})
    form.offer(whose_accounts(actor))
    if not form.validate_on_submit() or not _case_is_there(actor, form):
        return render_template("incidents/edit.html", form=form, incident=incident), form.status
    operations.change_scope(actor, incident, form.scope(space_called(actor, form.code.data)))
    return _back(incident)


@bp.post("/incidents/<uuid:incident_id>/told/<any(ombudsman, concerned, agency, management):step>")
@requires(Permission.INCIDENT_WORK, on=find_notice)
def told(telling: Telling) -> ResponseReturnValue:
    """Note that somebody was told."""
    operations.note_told(current_actor(), telling.incident, telling.step)
    return _back(telling.incident)


@bp.post("/incidents/<uuid:incident_id>/sittings/end")
@requires(Permission.INCIDENT_WORK, on=find_incident)
def end_sittings(incident: Incident) -> ResponseReturnValue:
    """Sign the person out wherever she is signed in."""
    count = operations.end_sittings(current_actor(), incident)
    flash(_n("One sitting has ended.", "%(num)d sittings have ended.", count), "success")
    return _back(incident)


@bp.post("/incidents/<uuid:incident_id>/close")
@requires(Permission.INCIDENT_WORK, on=find_incident)
def close(incident: Incident) -> ResponseReturnValue:
    """End it, with what came of it."""
    form = ClosingForm()
    if not form.validate_on_submit():
        return _shown(incident, form)
    operations.close_incident(current_actor(), incident, form.ended)
    flash(_("The incident is closed."), "success")
    return _back(incident)


def _open(actor: Actor, alarm: Alarm | None) -> ResponseReturnValue:
    now = clock.now().replace(second=0, microsecond=0)
    form = ScopeForm(data=_begun(actor, alarm) if alarm else {"discovered_at": now})
    form.offer(whose_accounts(actor))
    if not form.validate_on_submit() or not _case_is_there(actor, form):
        return render_template("incidents/new.html", form=form, alarm=alarm), form.status
    scope = form.scope(space_called(actor, form.code.data))
    return _back(operations.open_incident(actor, scope, alarm))


def _begun(actor: Actor, alarm: Alarm) -> dict[str, Any]:
    case = case_in(actor, alarm.space_id) if alarm.space_id else None
    return {
        "discovered_at": alarm.rung_at.replace(second=0, microsecond=0),
        "since": (alarm.rung_at - BEFORE).replace(second=0, microsecond=0),
        "code": case.code if case else "",
        "account_id": alarm.account_id,
    }


def _case_is_there(actor: Actor, form: ScopeForm) -> bool:
    if not form.code.data or space_called(actor, form.code.data):
        return True
    form.code.errors = [_("There is no case of this code.")]
    form.status = 422
    return False


def _shown(incident: Incident, form: ClosingForm) -> ResponseReturnValue:
    page = looked(current_actor(), incident)
    return render_template("incidents/show.html", page=page, form=form), form.status


def _back(incident: Incident) -> ResponseReturnValue:
    return redirect(url_for("incidents.show", incident_id=incident.id), 303)
