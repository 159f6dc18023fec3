"""The list of meetings, planning one, and calling one off."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.formats import catalogue
from consult.foundation.actor import Actor
from consult.i18n import _, _n
from consult.meetings.forms import CancelForm, MeetingForm
from consult.meetings.operations import cancel_meeting, plan_meeting
from consult.meetings.queries import (
    MeetingSeen,
    find_meeting,
    items_of,
    items_on,
    own_meetings,
    teams_planned_by,
    visible_meetings,
)
from consult.meetings.views.blueprint import bp
from consult.teams.models import Team
from consult.teams.queries import teams_of
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/meetings")
@requires(Permission.MEETING_LIST, on=own_meetings)
def index(actor: Actor) -> ResponseReturnValue:
    """List the meetings of one's teams, and those one is asked to."""
    past = request.args.get("when") == "past"
    page = page_of(visible_meetings(actor, past=past))
    return render_template(
        "meetings/index.html",
        page=page,
        past=past,
        teams=teams_of(actor, {meeting.team_id for meeting in page}),
        items=items_on(actor, page),
        may_plan=bool(teams_planned_by(actor)),
    )


@bp.route("/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_PLAN, on=teams_planned_by)
def new(teams: Sequence[Team]) -> ResponseReturnValue:
    """Plan a meeting."""
    form = MeetingForm()
    form.offer(teams)
    if not form.validate_on_submit():
        return render_template("meetings/new.html", form=form), form.status
    team = next(team for team in teams if team.id == form.team.data)
    meeting = plan_meeting(current_actor(), team, form.plan)
    flash(_("The meeting is planned."), "success")
    return redirect(url_for("meetings.show", meeting_id=meeting.id), 303)


@bp.get("/meetings/<uuid:meeting_id>")
@requires(Permission.MEETING_READ, on=find_meeting)
def show(seen: MeetingSeen) -> ResponseReturnValue:
    """Show when and where a meeting is, and what is on its agenda."""
    meeting, actor = seen.meeting, current_actor()
    return render_template(
        "meetings/show.html",
        seen=seen,
        meeting=meeting,
        shape=catalogue().format(meeting.format_key, meeting.format_version),
        agenda=items_on(actor, [meeting])[meeting.id],
        mine={item.id for item in items_of(actor, meeting)},
    )


@bp.route("/meetings/<uuid:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.MEETING_CANCEL, on=find_meeting)
def cancel(seen: MeetingSeen) -> ResponseReturnValue:
    """Call a meeting off; its items move on."""
    form, meeting = CancelForm(), seen.meeting
    if not form.validate_on_submit():
        return render_template("meetings/cancel.html", form=form, meeting=meeting), form.status
    reason, note = form.data["reason"], form.note.reviewed
    waiting = cancel_meeting(current_actor(), meeting, seen.team, reason, note)
    flash(_("The meeting is called off. Its items moved to the next free slots."), "success")
    if waiting:
        left = len(waiting)
        flash(_n("One item waits for a time.", "%(num)d items wait for a time.", left), "warning")
    return redirect(url_for("meetings.show", meeting_id=meeting.id), 303)
