"""The meeting log: its list, one meeting of it, and marking what was reviewed."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.agencies.rules import sectors
from consult.drafts.views import Target, draft_kind
from consult.foundation.actor import Actor, Duty
from consult.i18n import _, _l, _n
from consult.meetings.models import Meeting
from consult.oversight.forms import LogFilter, ReviewForm
from consult.oversight.operations import review_meetings
from consult.oversight.queries import (
    find_logged_meeting,
    find_logged_meetings,
    meeting_log,
    own_log,
    teams_led,
)
from consult.oversight.queries.pages import log_lines, logged
from consult.oversight.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of

REVIEW = draft_kind(
    "meeting.review",
    _l("Review of a meeting"),
    "oversight.review",
    finds=lambda actor, meeting: Target(meeting.id),
    page="oversight.show",
)


@bp.get("/log")
@requires(Permission.MEETING_LOG_READ, on=own_log)
def log(actor: Actor) -> ResponseReturnValue:
    """Show what was planned, held and called off, by whom, and what was agreed."""
    form = LogFilter(request.args, teams_led(actor))
    page = page_of(meeting_log(actor, form.wanted))
    return render_template(
        "oversight/log.html",
        filter=form,
        page=page,
        lines=log_lines(actor, page.rows),
        review=ReviewForm(),
        may_review=actor.has(Duty.SUPERVISOR),
    )


@bp.get("/log/<uuid:meeting_id>")
@requires(Permission.MEETING_LOG_READ, on=find_logged_meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    """Show one meeting of the log."""
    form = REVIEW.on(ReviewForm(), meeting)
    return render_template("oversight/show.html", **_shown(meeting), form=form)


@bp.post("/log/<uuid:meeting_id>/review")
@requires(Permission.MEETING_REVIEW, on=find_logged_meeting)
def review(meeting: Meeting) -> ResponseReturnValue:
    """Mark one meeting as reviewed."""
    form = REVIEW.on(ReviewForm(), meeting)
    if not form.validate_on_submit():
        return render_template("oversight/show.html", **_shown(meeting), form=form), form.status
    review_meetings(current_actor(), [meeting], form.comment.reviewed)
    flash(_("Marked as reviewed."), "success")
    return redirect(url_for("oversight.show", meeting_id=meeting.id), 303)


@bp.route("/log/review", methods=["GET", "POST"])
@requires(Permission.MEETINGS_REVIEW, on=own_log)
def review_many(actor: Actor) -> ResponseReturnValue:
    """Mark several meetings as reviewed, with one comment."""
    meetings = find_logged_meetings(actor, request.values.getlist("meetings"))
    form = ReviewForm()
    form.offer([(one.id, f"{one.starts_at:%d.%m.%Y}") for one in meetings])
    if not form.validate_on_submit():
        page = render_template("oversight/review_many.html", form=form, meetings=meetings)
        return page, form.status
    review_meetings(actor, meetings, form.comment.reviewed)
    done = len(meetings)
    flash(_n("One meeting is marked.", "%(num)d meetings are marked.", done), "success")
    return redirect(url_for("oversight.log"), 303)


def _shown(meeting: Meeting) -> dict[str, Any]:
    actor = current_actor()
    return {
        "meeting": meeting,
        "logged": logged(actor, meeting),
        "sectors": sectors(),
        "may_review": actor.has(Duty.SUPERVISOR) and not meeting.is_planned,
    }
