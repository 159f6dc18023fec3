"""What the pages of accounts show of seats that are promised to somebody on her way."""

from flask import render_template

from consult.accounts.models import Arrival
from consult.foundation.actor import SYSTEM
from consult.teams.queries import promises_to
from consult.web.guard import current_actor
from consult.web.panels import panel


@panel("arrival", order=10)
def promised_panel(arrival: Arrival) -> str | None:
    """Show on somebody's arrival which seats were promised to her."""
    promised = promises_to(current_actor(), arrival.id)
    return render_template("teams/_panel_arrival.html", promised=promised, arrival=arrival)


@panel("told", order=10)
def told_panel(arrival: Arrival) -> str | None:
    """Tell her, before she accepts, which seats were promised to her."""
    promised = promises_to(SYSTEM, arrival.id)
    return render_template("teams/_panel_told.html", promised=promised) if promised else None
