"""What the pages of accounts show of seats that are promised to somebody on her way."""

from flask import render_template

from consult.accounts.models import Arrival
from consult.foundation.actor import SYSTEM
from consult.teams.queries import promises_to, teams_to_seat_in
from consult.web.guard import current_actor
from consult.web.panels import panel


@panel("arrival", order=10)
def promised_panel(arrival: Arrival) -> str | None:
    """Show on somebody's arrival which seats were promised to her."""
    return _promised(arrival)


@panel("invited", order=10)
def to_promise_panel(arrival: Arrival) -> str | None:
    """Offer right after inviting to promise a seat, to whoever may."""
    return _promised(arrival) if teams_to_seat_in(current_actor(), arrival.agency_id) else None


@panel("told", order=10)
def told_panel(arrival: Arrival) -> str | None:
    """Tell her, before she accepts, which seats were promised to her."""
    promised = promises_to(SYSTEM, arrival.id)
    return render_template("teams/_panel_told.html", promised=promised) if promised else None


def _promised(arrival: Arrival) -> str:
    actor = current_actor()
    return render_template(
        "teams/_panel_arrival.html",
        promised=promises_to(actor, arrival.id),
        arrival=arrival,
        teams=teams_to_seat_in(actor, arrival.agency_id) if arrival.is_open else [],
    )
