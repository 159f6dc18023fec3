"""Giving an item another slot, or the slot of another item."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.i18n import _
from consult.meetings.forms import MoveForm
from consult.meetings.models import Item, Meeting, PlacedSeen
from consult.meetings.operations import move_item, swap_items
from consult.meetings.queries import carries_items, find_placed, free_slots, neighbours
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires


@bp.route("/meetings/<uuid:meeting_id>/items/<uuid:item_id>/move", methods=["GET", "POST"])
@requires(Permission.ITEM_MOVE, on=find_placed)
def move(placed: PlacedSeen) -> ResponseReturnValue:
    """Move an item to another meeting, swap it with another, or let it wait for a new time."""
    actor, form, team_id = current_actor(), MoveForm(), placed.seen.team.id
    slots = [slot for slot in free_slots(actor, team_id) if slot != placed.meeting]
    others = neighbours(actor, placed.item, team_id)
    form.offer(slots, others if placed.item.position else ())
    if not form.validate_on_submit():
        known = carries_items.of(actor, [placed.item]).get(placed.item.id)
        return render_template(
            "meetings/move.html", form=form, placed=placed, it=known
        ), form.status
    _move(placed, form, slots, others)
    return redirect(url_for("meetings.show", meeting_id=placed.meeting.id), 303)


def _move(
    placed: PlacedSeen,
    form: MoveForm,
    slots: Sequence[Meeting],
    others: Sequence[tuple[Item, Meeting]],
) -> None:
    actor, other = current_actor(), form.swapped_with(others)
    target = next((slot for slot in slots if slot.id == form.meeting.data), None)
    if other is not None:
        swap_items(actor, placed.item, other)
        flash(_("The two items have changed places."), "success")
    elif move_item(actor, placed.item, target):
        flash(_("The item has another time."), "success")
    else:
        flash(_("The item waits for a new time."), "success")
