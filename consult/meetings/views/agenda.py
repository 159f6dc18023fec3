"""Giving an item another slot."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.i18n import _
from consult.meetings.forms import MoveForm
from consult.meetings.models import PlacedSeen
from consult.meetings.operations import move_item
from consult.meetings.queries import find_placed, free_slots
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires


@bp.route("/meetings/<uuid:meeting_id>/items/<uuid:item_id>/move", methods=["GET", "POST"])
@requires(Permission.ITEM_MOVE, on=find_placed)
def move(placed: PlacedSeen) -> ResponseReturnValue:
    """Move an item to another meeting, or let it wait for a new time."""
    actor, form = current_actor(), MoveForm()
    slots = [slot for slot in free_slots(actor, placed.seen.team.id) if slot != placed.meeting]
    form.offer(slots)
    if not form.validate_on_submit():
        return render_template("meetings/move.html", form=form, placed=placed), form.status
    target = next((slot for slot in slots if slot.id == form.meeting.data), None)
    if move_item(actor, placed.item, target):
        flash(_("The item has another time."), "success")
    else:
        flash(_("The item waits for a new time."), "success")
    return redirect(url_for("meetings.show", meeting_id=placed.meeting.id), 303)
