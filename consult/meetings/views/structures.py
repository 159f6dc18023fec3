"""Of what items are laid: those of a series, those of one meeting, and one item alone."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.i18n import _
from consult.meetings.forms import StructureForm, UseForm
from consult.meetings.models import Item, Meeting, MeetingSeen, Series, SeriesSeen
from consult.meetings.operations import choose_for_meeting, choose_for_series, use_shape
from consult.meetings.queries import find_item, find_meeting
from consult.meetings.queries.own_formats import shapes_for, structures_of, team_of_item
from consult.meetings.queries.series import find_series
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires


@bp.route("/items/<uuid:item_id>/structure", methods=["GET", "POST"])
@requires(Permission.ITEM_PREPARE, on=find_item)
def structure(item: Item) -> ResponseReturnValue:
    """Lay the phases of an item from another format, or from the team's own version."""
    form = UseForm()
    form.offer(shapes_for(current_actor(), team_of_item(current_actor(), item)))
    if not form.validate_on_submit():
        return render_template("meetings/structure.html", form=form, item=item), form.status
    use_shape(current_actor(), item, str(form.chosen.data))
    flash(_("The phases are laid anew."), "success")
    return redirect(url_for("meetings.preparation", item_id=item.id), 303)


@bp.route("/meetings/<uuid:meeting_id>/structure", methods=["GET", "POST"])
@requires(Permission.MEETING_CHANGE, on=find_meeting)
def meeting_structure(seen: MeetingSeen) -> ResponseReturnValue:
    """Say of what the items of one meeting are laid from now on."""
    form, back = _form(seen.meeting), url_for("meetings.show", meeting_id=seen.meeting.id)
    if not form.validate_on_submit():
        return _page(form, seen, back), form.status
    choose_for_meeting(current_actor(), seen.meeting, form.chosen)
    flash(_("Saved. New items of the meeting go so."), "success")
    return redirect(back, 303)


@bp.route("/series/<uuid:series_id>/structure", methods=["GET", "POST"])
@requires(Permission.SERIES_CHANGE, on=find_series)
def series_structure(seen: SeriesSeen) -> ResponseReturnValue:
    """Say of what the items of a series are laid from now on."""
    form, back = _form(seen.series), url_for("meetings.series", series_id=seen.series.id)
    if not form.validate_on_submit():
        return _page(form, seen, back), form.status
    choose_for_series(current_actor(), seen.series, form.chosen)
    flash(_("Saved. New items of the series go so."), "success")
    return redirect(back, 303)


def _page(form: StructureForm, seen: MeetingSeen | SeriesSeen, back: str) -> str:
    return render_template("meetings/structures.html", form=form, seen=seen, back=back)


def _form(chosen: Meeting | Series) -> StructureForm:
    form = StructureForm(obj=chosen)
    form.offer(structures_of(current_actor(), chosen))
    return form
