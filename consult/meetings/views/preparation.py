"""Preparing how an item goes."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.drafts.views import about, draft_kind
from consult.formats.prompts import prompts
from consult.i18n import _, _l
from consult.meetings.forms import PhasesForm, mark_of_phases
from consult.meetings.models import Item
from consult.meetings.operations import edit_phases, reset_phases
from consult.meetings.queries import find_item
from consult.meetings.queries.room import room_of, words_of
from consult.meetings.rules import Marked
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires

PHASES = draft_kind("item.phases", _l("How an item goes"), "meetings.prepare", finds=about)


@bp.route("/items/<uuid:item_id>/phases", methods=["GET", "POST"])
@requires(Permission.ITEM_PREPARE, on=find_item)
def prepare(item: Item) -> ResponseReturnValue:
    """Change order, minutes, who speaks, who listens, and the words of the phases."""
    room = room_of(current_actor(), item)
    words = words_of(item, room.phases, i18n.language())
    seen, shown = Marked(mark_of_phases(room.phases)), PhasesForm.filled_from(room.phases, words)
    form = PHASES.on(PhasesForm(obj=seen, data=shown), item)
    form.offer(room.shape)
    if not form.validate_on_submit():
        things = {"form": form, "room": room, "words": words, "library": prompts()}
        return render_template("meetings/prepare.html", item=item, **things), form.status
    edit_phases(current_actor(), item, form.drafts(words))
    flash(_("The structure is saved."), "success")
    return redirect(url_for("meetings.room", item_id=item.id), 303)


@bp.post("/items/<uuid:item_id>/phases/reset")
@requires(Permission.ITEM_PREPARE, on=find_item)
def reset(item: Item) -> ResponseReturnValue:
    """Put the format's phases back."""
    reset_phases(current_actor(), item)
    flash(_("The phases are as the format has them."), "success")
    return redirect(url_for("meetings.prepare", item_id=item.id), 303)
