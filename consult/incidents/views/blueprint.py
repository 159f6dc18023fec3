"""The blueprint, its entry in the menu, and the banner on every page of who has to look."""

from flask import Blueprint, render_template

from consult.foundation.actor import Actor, Duty
from consult.i18n import _l
from consult.incidents.queries import calls
from consult.web.menu import entry
from consult.web.panels import panel

bp = Blueprint("incidents", __name__)
ALARM_PAGES = ("alarms", "alarm", "index", "new", "from_alarm", "show", "edit", "touched", "notice")

entry(
    "incidents.alarms",
    label=_l("Alarms"),
    order=64,
    duties={Duty.REGISTRAR, Duty.DATA_PROTECTION},
    covers={f"incidents.{page}" for page in ALARM_PAGES},
)
entry(
    "incidents.log",
    label=_l("Log of a case"),
    order=63,
    duties={Duty.REGISTRAR, Duty.DATA_PROTECTION},
    covers={"incidents.log", "incidents.case_log"},
)


@panel("everywhere", order=10)
def banner(actor: Actor) -> str | None:
    """Say on every page that alarms wait."""
    if not actor.has(Duty.REGISTRAR, Duty.DATA_PROTECTION):
        return None
    called = calls(actor)
    if not called.alarms and called.incident_id is None:
        return None
    executes = actor.has(Duty.REGISTRAR)
    return render_template("incidents/_banner.html", calls=called, executes=executes)
