"""The list of meetings, planning one, calling one off, and saying that one was held."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.foundation.actor import Actor
from consult.i18n import _, _n
from consult.meetings.forms import CancelForm, FilterForm, MeetingForm, OneMeetingForm
from consult.meetings.models import Item, Meeting, MeetingSeen
from consult.meetings.operations import cancel_meeting, change_one, mark_held, plan_meeting
from consult.meetings.queries import (
    Departure,
    departures,
    find_meeting,
    items_on,
    own_meetings,
    teams_planned_by,
    visible_meetings,
)
from consult.meetings.queries.agenda import agenda_of, may_explain
from consult.meetings.queries.departing import mark_of_departures
from consult.meetings.queries.own_formats import shapes_of
from consult.meetings.queries.series_changes import notes_of_one, told_of_meeting
from consult.meetings.views.blueprint import bp
from consult.teams.models import Team
from consult.teams.queries import my_teams, teams_of
from consult.web.guard import current_actor, requires
from consult.web.paging import SIZE, page_number, page_of


@bp.get("/meetings")
@requires(Permission.MEETING_LIST, on=own_meetings)
def index(actor: Actor) -> ResponseReturnValue:
    """List the meetings of one's teams, and those one is asked to."""
    past, form = request.args.get("when") == "past", FilterForm(request.args)
    form.offer(my_teams(actor))
    reach = page_number() * SIZE + 1
    query = visible_meetings(actor, past=past, team_id=form.chosen_team, reach=reach)
    page = page_of(query)
    things = {"items": items_on(actor, page), "may_plan": bool(teams_planned_by(actor))}
    teams = teams_of(actor, {meeting.team_id for meeting in page})
    return render_template(
        "meetings/index.html", page=page, past=past, form=form, teams=teams, **things
    )


@bp.route("/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_PLAN, on=teams_planned_by)
def new(teams: Sequence[Team]) -> ResponseReturnValue:
    """Plan a meeting."""
    form = MeetingForm()
    form.offer(teams, shapes_of(current_actor(), teams))
    if not form.validate_on_submit():
        return render_template("meetings/new.html", form=form), form.status
    team = next(team for team in teams if team.id == form.team.data)
    meeting = plan_meeting(current_actor(), team, form.plan)
    flash(_("The meeting is planned."), "success")
    return _to(meeting)


@bp.get("/meetings/<uuid:meeting_id>")
@requires(Permission.MEETING_READ, on=find_meeting)
def show(seen: MeetingSeen) -> ResponseReturnValue:
    """Show when and where a meeting is, and what is on its agenda."""
    agenda = agenda_of(current_actor(), seen)
    return render_template("meetings/show.html", seen=seen, meeting=seen.meeting, agenda=agenda)


@bp.route("/meetings/<uuid:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_CHANGE, on=find_meeting)
def edit(seen: MeetingSeen) -> ResponseReturnValue:
    """Change one meeting alone; who is told of another time or place is shown before."""
    actor, meeting, form = current_actor(), seen.meeting, OneMeetingForm(seen.meeting)
    told, good = told_of_meeting(actor, meeting), form.validate_on_submit()
    notes = notes_of_one(actor, meeting, form.wish.shape) if good else []
    if not good or not form.is_settled(told.count, notes):
        page = render_template("meetings/edit.html", form=form, seen=seen, told=told, notes=notes)
        return page, form.status
    change_one(actor, meeting, form.wish)
    flash(_("The change is saved."), "success")
    return _to(meeting)


@bp.route("/meetings/<uuid:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.MEETING_CANCEL, on=find_meeting)
def cancel(seen: MeetingSeen) -> ResponseReturnValue:
    """Call a meeting off; its items move on."""
    form, plan = CancelForm(), departures(current_actor(), seen.meeting)
    explains, mark = may_explain(current_actor(), seen.team), mark_of_departures(plan)
    form.offer(explains=explains, shown=mark)
    if not form.validate_on_submit():
        return render_template("meetings/cancel.html", form=form, seen=seen, plan=plan), form.status
    said = (form.reason_kind, form.why)
    left = cancel_meeting(current_actor(), seen.meeting, seen.team, *said, seen=form.seen_plan)
    return _called_off(seen.meeting, plan, left)


@bp.post("/meetings/<uuid:meeting_id>/held")
@requires(Permission.MEETING_HOLD, on=find_meeting)
def held(seen: MeetingSeen) -> ResponseReturnValue:
    """Say that a meeting was held, though nothing was recorded here."""
    mark_held(current_actor(), seen.meeting)
    flash(_("The meeting is marked as held."), "success")
    return _to(seen.meeting)


def _to(meeting: Meeting) -> Response:
    return redirect(url_for("meetings.show", meeting_id=meeting.id), 303)


def _called_off(meeting: Meeting, plan: Sequence[Departure], left: Sequence[Item]) -> Response:
    flash(_("The meeting is called off. Everybody whom it concerns is told."), "success")
    if moved := len(plan) - len(left):
        flash(_n("One item has a new time.", "%(num)d items have a new time.", moved), "success")
    if waiting := len(left):
        flash(
            _n("One item waits for a time.", "%(num)d items wait for a time.", waiting), "warning"
        )
    return _to(meeting)
