"""The blueprint, its entry in the menu, and the banner on every page of who has to look."""

from flask import Blueprint, render_template

from consult.foundation.actor import Actor, Duty
from consult.i18n import _l
from consult.incidents.queries import calls
from consult.web.menu import entry
from consult.web.panels import panel

bp = Blueprint("incidents", __name__)

entry(
    "incidents.alarms",
    label=_l("Alarms"),
    order=64,
    duties={Duty.REGISTRAR, Duty.DATA_PROTECTION},
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
