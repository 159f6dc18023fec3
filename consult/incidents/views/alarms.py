"""Alarms: the list, one of them, and what was found."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.queries import names_of
from consult.foundation.actor import Actor
from consult.i18n import _n
from consult.incidents.forms import FindingForm
from consult.incidents.models import Alarm
from consult.incidents.operations import acknowledge
from consult.incidents.queries import alarms as all_alarms
from consult.incidents.queries import alarms_like, find_alarm, last_check
from consult.incidents.queries.alarms import looks_after
from consult.incidents.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/alarms")
@requires(Permission.ALARMS_READ, on=looks_after)
def alarms(actor: Actor) -> ResponseReturnValue:
    """List the alarms that wait, or all there have been."""
    waiting = "all" not in request.args
    return render_template(
        "incidents/alarms.html",
        page=page_of(all_alarms(actor, waiting=waiting)),
        waiting=waiting,
        check=last_check(actor),
    )


@bp.get("/alarms/<uuid:alarm_id>")
@requires(Permission.ALARMS_READ, on=find_alarm)
def alarm(alarm: Alarm) -> ResponseReturnValue:
    """Show one alarm, and what to do about it."""
    return render_template("incidents/alarm.html", form=FindingForm(), **_shown(alarm))


@bp.post("/alarms/<uuid:alarm_id>/finding")
@requires(Permission.ALARM_ACKNOWLEDGE, on=find_alarm)
def find_out(alarm: Alarm) -> ResponseReturnValue:
    """Note what was found."""
    form = FindingForm()
    if not form.validate_on_submit():
        return render_template("incidents/alarm.html", form=form, **_shown(alarm)), form.status
    done = acknowledge(current_actor(), alarm, form.found, all_like=bool(form.all_like.data))
    flash(_n("The alarm is settled.", "%(num)d alarms are settled.", done), "success")
    return redirect(url_for("incidents.alarms"), 303)


def _shown(alarm: Alarm) -> dict[str, Any]:
    actor = current_actor()
    ids = [one for one in (alarm.account_id, alarm.acknowledged_by) if one is not None]
    return {
        "alarm": alarm,
        "names": names_of(actor, ids),
        "like": len(alarms_like(actor, alarm)) if alarm.waits else 0,
    }
