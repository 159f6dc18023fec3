"""The calendar as a month, a week, or a list; prev and next are links."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.calendars.models import CalendarSeen
from consult.calendars.queries import find_team_calendar, occasions, own_calendar, teams_shown
from consult.calendars.rules import View, asked_day, asked_view, by_day, span_of
from consult.calendars.views.blueprint import bp, places
from consult.foundation import clock
from consult.i18n import weekdays
from consult.meetings.rules.days_off import holiday_on
from consult.teams.queries import teams_of
from consult.web.guard import requires

PAGES = {
    View.MONTH: "calendars/month.html",
    View.WEEK: "calendars/week.html",
    View.LIST: "calendars/list.html",
}


@bp.get("/calendar")
@requires(Permission.CALENDAR_READ, on=own_calendar)
def own(calendar: CalendarSeen) -> ResponseReturnValue:
    """Show one's own calendar: a month, a week, or a list."""
    return _page(calendar)


@bp.get("/calendar/teams/<uuid:team_id>")
@requires(Permission.CALENDAR_READ, on=find_team_calendar)
def team(calendar: CalendarSeen) -> ResponseReturnValue:
    """Show the calendar of one of one's teams."""
    return _page(calendar)


def _page(calendar: CalendarSeen) -> ResponseReturnValue:
    view, on = asked_view(request.args.get("view", "")), request.args.get("on", "")
    span = span_of(view, asked_day(on, clock.today()))
    found = occasions(calendar.reader, calendar, span.begins, span.ends)
    return render_template(
        PAGES[view],
        calendar=calendar,
        span=span,
        days=by_day(found),
        teams=teams_of(calendar.reader, {one.team_id for one in found}),
        shown=teams_shown(calendar.reader),
        places=places(),
        weekdays=weekdays(),
        holiday_on=holiday_on,
        views=View,
    )
