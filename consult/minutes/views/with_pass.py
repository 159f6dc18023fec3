"""Minutes as a guest meets them who was there by a meeting pass: reading, and saying something."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.consultations.models import WithPass
from consult.i18n import _
from consult.minutes.forms import CommentForm
from consult.minutes.models import MinutesWithPass
from consult.minutes.operations import comment as write_comment
from consult.minutes.operations import say_nothing
from consult.minutes.queries import find_minutes_with_pass, shown_of
from consult.minutes.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@panel("with-pass", order=20)
def minutes_with_pass_panel(held: WithPass) -> str | None:
    """Lead a guest to the minutes of the meeting she was at, once she can read them."""
    it = held.consultation
    if it.is_before_opening or it.is_open:
        return None
    there = find_minutes_with_pass(current_actor())
    return render_template("minutes/_panel_with_pass.html", there=there) if there else None


@bp.get("/pass/consultation/minutes")
@requires(Permission.PASS_USE, on=find_minutes_with_pass)
def with_pass(there: MinutesWithPass) -> ResponseReturnValue:
    """Show the newest minutes to a guest who was there."""
    shown = shown_of(current_actor(), there.found, i18n.language())
    return render_template("minutes/with_pass.html", there=there, shown=shown)


@bp.route("/pass/consultation/minutes/comment", methods=["GET", "POST"])
@requires(Permission.PASS_USE, on=find_minutes_with_pass)
def comment_with_pass(there: MinutesWithPass) -> ResponseReturnValue:
    """Write a comment as a guest."""
    form = CommentForm()
    if not form.validate_on_submit():
        return render_template(
            "minutes/comment_with_pass.html", there=there, form=form
        ), form.status
    written = write_comment(current_actor(), there.found, form.text.reviewed, there.guest)
    if written.late:
        flash(_("The minutes had just been confirmed. Your comment is kept as a late one."), "info")
    else:
        flash(_("Thank you. The chair reads it before confirming."), "success")
    return _back()


@bp.post("/pass/consultation/minutes/nothing")
@requires(Permission.PASS_USE, on=find_minutes_with_pass)
def nothing_with_pass(there: MinutesWithPass) -> ResponseReturnValue:
    """Say as a guest that there is nothing to remark."""
    say_nothing(current_actor(), there.found, there.guest)
    flash(_("Thank you. It is written down that you have nothing to remark."), "success")
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(url_for("minutes.with_pass"), 303)
