"""Who sits at the table."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.i18n import _
from consult.meetings.forms import RosterForm, SeatForm, mark_of_table
from consult.meetings.models import Attendance, Item
from consult.meetings.operations import mark_all, seat, unseat
from consult.meetings.queries import find_item, find_place
from consult.meetings.queries.room import Room, room_of
from consult.meetings.queries.seating import Seating, seating_of
from consult.meetings.rules import Marked
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires


@bp.route("/items/<uuid:item_id>/roster", methods=["GET", "POST"])
@requires(Permission.ATTENDANCE_MARK, on=find_item)
def roster(item: Item) -> ResponseReturnValue:
    """Mark who takes part, as what, from where and how: one press for all."""
    actor = current_actor()
    room = room_of(actor, item)
    seating = seating_of(actor, room)
    form = _roster_form(room, seating)
    if not form.validate_on_submit():
        things = {"form": form, "adding": _seat_form(seating), "room": room, "seating": seating}
        return render_template("meetings/roster.html", item=item, **things), form.status
    mark_all(actor, item, form.marks(room.table, seating))
    flash(_("The roster is saved."), "success")
    return redirect(url_for("meetings.room", item_id=item.id), 303)


@bp.route("/items/<uuid:item_id>/roster/add", methods=["GET", "POST"])
@requires(Permission.ATTENDANCE_MARK, on=find_item)
def add(item: Item) -> ResponseReturnValue:
    """Give somebody a place at the table."""
    seating = seating_of(current_actor(), room_of(current_actor(), item))
    form = _seat_form(seating)
    if not form.validate_on_submit():
        return render_template("meetings/add.html", form=form, item=item), form.status
    seat(current_actor(), item, form.place(seating))
    flash(_("There is a place at the table."), "success")
    return _to_the_roster(item)


@bp.post("/items/<uuid:item_id>/roster/<uuid:attendance_id>/remove")
@requires(Permission.ATTENDANCE_REMOVE, on=find_place)
def remove(found: tuple[Item, Attendance]) -> ResponseReturnValue:
    """Take away a place that was given by mistake."""
    item, attendance = found
    unseat(current_actor(), item, attendance)
    flash(_("The place is taken away."), "success")
    return _to_the_roster(item)


def _roster_form(room: Room, seating: Seating) -> RosterForm:
    places = [one.attendance for one in room.table]
    shown = RosterForm.filled_from(places, seating.expected, room.usual_mode)
    form = RosterForm(obj=Marked(mark_of_table(room.table)), data=shown)
    form.offer(room.table, seating)
    return form


def _seat_form(seating: Seating) -> SeatForm:
    form = SeatForm()
    form.offer(seating)
    return form


def _to_the_roster(item: Item) -> Response:
    return redirect(url_for("meetings.roster", item_id=item.id), 303)
