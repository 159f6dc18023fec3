"""Secret addresses for one's calendar program: made, shown once, ended."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.calendars import operations
from consult.calendars.models import CalendarSeen
from consult.calendars.queries import (
    addresses_in_force,
    find_team_calendar,
    own_calendar,
    teams_shown,
)
from consult.calendars.views.blueprint import bp
from consult.foundation.actor import Actor
from consult.foundation.tokens import write_token
from consult.i18n import _
from consult.notifications.config import config
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@bp.get("/calendar/addresses")
@requires(Permission.CALENDAR_TAKE, on=own_calendar)
def addresses(calendar: CalendarSeen) -> ResponseReturnValue:
    """Show which calendars one's calendar program may read, and since when."""
    made = {address.team_id: address for address in addresses_in_force(calendar.reader)}
    teams = teams_shown(calendar.reader)
    return render_template("calendars/addresses.html", made=made, shown=teams)


@bp.post("/calendar/address")
@requires(Permission.CALENDAR_TAKE, on=own_calendar)
def make(calendar: CalendarSeen) -> ResponseReturnValue:
    """Make a secret address of one's own calendar; it is shown this once."""
    return _made(calendar)


@bp.post("/calendar/teams/<uuid:team_id>/address")
@requires(Permission.CALENDAR_TAKE, on=find_team_calendar)
def make_for_team(calendar: CalendarSeen) -> ResponseReturnValue:
    """Make a secret address of a team's calendar; it is shown this once."""
    return _made(calendar)


@bp.post("/calendar/address/end")
@requires(Permission.CALENDAR_TAKE, on=own_calendar)
def end(calendar: CalendarSeen) -> ResponseReturnValue:
    """End the address of one's own calendar."""
    return _ended(calendar)


@bp.post("/calendar/teams/<uuid:team_id>/address/end")
@requires(Permission.CALENDAR_TAKE, on=find_team_calendar)
def end_for_team(calendar: CalendarSeen) -> ResponseReturnValue:
    """End one's address of a team's calendar."""
    return _ended(calendar)


@panel("own-account", order=30)
def own_panel(person: Actor) -> str:
    """Lead from one's account to the addresses."""
    return render_template("calendars/_own.html")


def _made(calendar: CalendarSeen) -> ResponseReturnValue:
    token = operations.make_address(current_actor(), calendar)
    path = url_for("calendars.feed", token=write_token(token))
    address = f"{config().public_url}{path}"
    return render_template("calendars/address.html", address=address, calendar=calendar)


def _ended(calendar: CalendarSeen) -> ResponseReturnValue:
    if operations.end_address(current_actor(), calendar):
        flash(_("The address has ended. What still asks for it finds nothing."), "success")
    return redirect(url_for("calendars.addresses"), 303)
